package tributary.publish.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;

/// Reads a frozen edition. A reference's number is its place among the edition's sources, so no
/// renumbering can ever part a citation from its source.
final class Reader {
  /// More lines than this no one reads as one entry; the story's page has the others.
  private static final int POINTS = 3;

  private final Digest digest;
  private final Citations citations;

  Reader(Digest digest) {
    this.digest = digest;
    this.citations = Citations.frozen(digest);
  }

  /// What an entry says; who else told it is known when all lines are made.
  private record Said(
      List<Change> changes,
      @Nullable Line gist,
      List<Point> points,
      List<Dispute> disputes,
      @Nullable Addition added) {}

  Briefing read() {
    List<Said> said = digest.entries().stream().map(this::said).toList();
    List<Briefing.Piece> pieces = new ArrayList<>();
    for (Digest.Entry entry : digest.entries()) {
      pieces.add(piece(entry, said.get(pieces.size()), pieces.size() + 1));
    }
    return new Briefing(
        digest.edition(),
        Wording.line(digest.title()),
        Wording.period(digest),
        Wording.counts(digest.counts()),
        pieces,
        citations.references(),
        digest.unreached().stream().map(Reader::unreached).toList(),
        digest.corrections().stream().map(this::amendment).toList(),
        model(said));
  }

  private Amendment amendment(Digest.Correction correction) {
    return new Amendment(
        correction.remedy() == Digest.Remedy.RETRACTED,
        Wording.line(correction.headline()),
        Wording.line(correction.text()),
        Wording.day(correction.at(), digest.zone()));
  }

  private @Nullable String model(List<Said> said) {
    boolean added = said.stream().anyMatch(one -> one.added() != null);
    return digest.model() == null ? null : Wording.model(digest.model(), added);
  }

  private Said said(Digest.Entry entry) {
    Told told = new Told(citations);
    Brief brief = entry.brief();
    return new Said(
        told.changes(entry.changed()),
        told.fresh(brief == null ? null : brief.gist()).orElse(null),
        told.points(entry.insights(), POINTS),
        brief == null ? List.of() : told.disputes(brief.disagreements()),
        told.addition(entry.generated()));
  }

  private Briefing.Piece piece(Digest.Entry entry, Said said, int rank) {
    List<Digest.Source> told =
        entry.toldBy().stream().map(citations::source).flatMap(Optional::stream).toList();
    Briefing.Piece piece =
        new Briefing.Piece(
            rank,
            "story-" + rank,
            Tag.story(entry.story(), entry.headline()),
            told(told),
            coverage(told),
            entry.subjects().stream().map(tag -> Tag.subject(tag.subject(), tag.name())).toList(),
            said.changes(),
            said.gist(),
            said.points(),
            said.disputes(),
            List.of(),
            said.added(),
            entry.score());
    return with(piece, told);
  }

  private Briefing.Piece with(Briefing.Piece piece, List<Digest.Source> told) {
    Set<Integer> cited = new HashSet<>(piece.numbers());
    return new Briefing.Piece(
        piece.rank(),
        piece.anchor(),
        piece.page(),
        piece.told(),
        piece.coverage(),
        piece.subjects(),
        piece.changes(),
        piece.gist(),
        piece.points(),
        piece.disputes(),
        told.stream()
            .map(citations::reference)
            .filter(reference -> !cited.contains(reference.number()))
            .toList(),
        piece.added(),
        piece.score());
  }

  private String told(List<Digest.Source> told) {
    List<Instant> times = told.stream().map(Digest.Source::published).sorted().toList();
    if (times.isEmpty()) {
      return "";
    }
    String first = Wording.day(times.getFirst(), digest.zone());
    String last = Wording.day(times.getLast(), digest.zone());
    return first.equals(last) ? first : first + " – " + last;
  }

  static String coverage(List<Digest.Source> told) {
    long outlets =
        told.stream().map(s -> s.outlet().strip().toLowerCase(Locale.ROOT)).distinct().count();
    return Wording.many((int) outlets, "outlet", "outlets");
  }

  private static Digest.Unreached unreached(Digest.Unreached feed) {
    return new Digest.Unreached(
        feed.feed(), Wording.line(feed.title()), Wording.line(feed.reason()));
  }
}
