package tributary.publish.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;

/// Puts the numbers in. A reference's number is its place among the frozen edition's sources, so no
/// renumbering can ever part a citation from its source.
final class Reader {
  private final Digest digest;
  private final Map<String, Digest.Source> sources = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Briefing.Note>> notes = new HashMap<>();

  Reader(Digest digest) {
    this.digest = digest;
    for (Digest.Source source : digest.sources()) {
      sources.put(source.item(), source);
      numbers.put(source.item(), numbers.size() + 1);
    }
  }

  Briefing read() {
    List<List<Briefing.Line>> lines = new ArrayList<>();
    for (Digest.Entry entry : digest.entries()) {
      lines.add(lines(entry, lines.size() + 1));
    }
    List<Briefing.Piece> pieces = new ArrayList<>();
    for (Digest.Entry entry : digest.entries()) {
      pieces.add(piece(entry, lines.get(pieces.size()), pieces.size() + 1));
    }
    return new Briefing(
        digest.edition(),
        Wording.line(digest.title()),
        Wording.period(digest),
        Wording.counts(digest.counts()),
        pieces,
        digest.sources().stream().map(this::reference).toList(),
        digest.unreached().stream().map(Reader::unreached).toList());
  }

  private List<Briefing.Line> lines(Digest.Entry entry, int rank) {
    List<Briefing.Line> lines = new ArrayList<>();
    for (Insight insight : entry.insights()) {
      List<Briefing.Note> cited = new ArrayList<>();
      for (Citation citation : insight.citations()) {
        String anchor = "c%d-%d-%d".formatted(rank, lines.size() + 1, cited.size() + 1);
        Briefing.Note note = note(citation, anchor);
        cited.add(note);
        notes.computeIfAbsent(citation.item(), item -> new ArrayList<>()).add(note);
      }
      lines.add(new Briefing.Line(Wording.line(insight.claim()), cited));
    }
    return lines;
  }

  private Briefing.Note note(Citation citation, String anchor) {
    Digest.Source source = source(citation.item());
    Integer second = citation.second();
    Optional<String> minute = second == null ? Optional.empty() : Links.at(source.audio(), second);
    return new Briefing.Note(
        number(source),
        anchor,
        Wording.line(citation.quote()),
        minute.or(() -> Optional.ofNullable(link(source))).orElse(null),
        second == null ? null : Wording.clock(second));
  }

  private Briefing.Piece piece(Digest.Entry entry, List<Briefing.Line> lines, int rank) {
    List<Digest.Source> told = entry.toldBy().stream().map(this::source).toList();
    Set<Integer> cited = new HashSet<>();
    lines.forEach(line -> line.notes().forEach(note -> cited.add(note.number())));
    List<Briefing.Reference> also =
        told.stream().map(this::reference).filter(r -> !cited.contains(r.number())).toList();
    return new Briefing.Piece(
        rank,
        "story-" + rank,
        Wording.line(entry.headline()),
        told(told),
        coverage(told),
        entry.subjects().stream().map(SubjectTag::name).map(Wording::line).toList(),
        lines,
        also,
        entry.score());
  }

  private String told(List<Digest.Source> told) {
    List<Instant> times =
        told.stream().map(Digest.Source::published).sorted(Comparator.naturalOrder()).toList();
    if (times.isEmpty()) {
      return "";
    }
    String first = Wording.day(times.getFirst(), digest.zone());
    String last = Wording.day(times.getLast(), digest.zone());
    return first.equals(last) ? first : first + " – " + last;
  }

  private static String coverage(List<Digest.Source> told) {
    long outlets =
        told.stream().map(s -> s.outlet().strip().toLowerCase(Locale.ROOT)).distinct().count();
    return Wording.many((int) outlets, "outlet", "outlets");
  }

  private Briefing.Reference reference(Digest.Source source) {
    return new Briefing.Reference(
        number(source),
        "source-" + number(source),
        source.item(),
        Wording.kind(source.kind()),
        Wording.line(source.outlet()),
        Wording.line(source.title()),
        link(source),
        Wording.day(source.published(), digest.zone()),
        source.published().atZone(digest.zone()).toLocalDate().toString(),
        notes.getOrDefault(source.item(), List.of()));
  }

  private static @Nullable String link(Digest.Source source) {
    return Links.safe(source.link()).or(() -> Links.safe(source.audio())).orElse(null);
  }

  private static Digest.Unreached unreached(Digest.Unreached feed) {
    return new Digest.Unreached(
        feed.feed(), Wording.line(feed.title()), Wording.line(feed.reason()));
  }

  private int number(Digest.Source source) {
    Integer number = numbers.get(source.item());
    if (number == null) {
      throw dangling(source.item());
    }
    return number;
  }

  private Digest.Source source(String item) {
    Digest.Source source = sources.get(item);
    if (source == null) {
      throw dangling(item);
    }
    return source;
  }

  /// Cannot come from our own editor; somebody else's record on the topic could hold it.
  private IllegalStateException dangling(String item) {
    return new IllegalStateException(
        "edition " + digest.edition() + " names item " + item + " and has no source for it");
  }
}
