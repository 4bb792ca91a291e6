package tributary.publish.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;

/// An edition with its numbers and words in place. All text is one line of plain text each, all
/// links lead to the web or to a page of ours.
///
/// @param edition its id
/// @param title of the digest
/// @param period for example `9–16 November 2026`
/// @param counts what went into it, as a sentence without its stop
/// @param stories best first
/// @param references numbered from 1, in the order of the frozen record
/// @param unreached feeds that could not be read
/// @param amendments what was wrong with stories that this edition or earlier ones told
/// @param model what a language model was asked for it, as a sentence; null without one
public record Briefing(
    String edition,
    String title,
    String period,
    String counts,
    List<Piece> stories,
    List<Reference> references,
    List<Digest.Unreached> unreached,
    List<Amendment> amendments,
    @Nullable String model) {

  private static final String NONE_OF = "None of ";

  public Briefing {
    stories = List.copyOf(stories);
    references = List.copyOf(references);
    unreached = List.copyOf(unreached);
    amendments = List.copyOf(amendments);
  }

  /// A story as it is shown. No two of its lines say the same.
  ///
  /// @param rank from 1
  /// @param anchor names it within a page
  /// @param page of the story
  /// @param told when it was first told, and when last
  /// @param coverage for example `3 outlets`
  /// @param changes what is new in a story that earlier editions told; empty for one that none did
  /// @param gist the one sentence that says it; null where none can stand alone
  /// @param points at most three
  /// @param also who else told it: those no line cites; everybody when no line cites anything
  /// @param added what a language model wrote of it; null without
  public record Piece(
      int rank,
      String anchor,
      Tag page,
      String told,
      String coverage,
      List<Tag> subjects,
      List<Change> changes,
      @Nullable Line gist,
      List<Point> points,
      List<Dispute> disputes,
      List<Reference> also,
      @Nullable Addition added,
      Digest.Score score) {
    public Piece {
      subjects = List.copyOf(subjects);
      changes = List.copyOf(changes);
      points = List.copyOf(points);
      disputes = List.copyOf(disputes);
      also = List.copyOf(also);
    }

    /// Why it stands where it stands.
    public String why() {
      return Wording.rank(score);
    }

    /// The headline.
    public String headline() {
      return page.name();
    }

    /// Every line that it shows.
    public List<Line> lines() {
      return Stream.of(
              changes.stream().map(Change::line),
              Optional.ofNullable(gist).stream(),
              points.stream().flatMap(point -> point.lines().stream()),
              disputes.stream().flatMap(dispute -> dispute.lines().stream()),
              Optional.ofNullable(added).stream().flatMap(it -> it.lines().stream()))
          .flatMap(lines -> lines)
          .toList();
    }

    /// Numbers of all references that it shows.
    public List<Integer> numbers() {
      return Stream.concat(
              lines().stream().flatMap(line -> line.notes().stream()).map(Note::number),
              also.stream().map(Reference::number))
          .distinct()
          .toList();
    }
  }

  /// Reads a frozen edition.
  public static Briefing of(Digest digest) {
    return new Reader(digest).read();
  }

  /// The first `length` stories and the references that they need, under the same numbers.
  public Briefing first(int length) {
    return with(stories.subList(0, Math.min(length, stories.size())), unreached, amendments, model);
  }

  /// One of its stories, by itself.
  public Briefing only(Piece story) {
    return with(List.of(story), List.of(), List.of(), null);
  }

  private Briefing with(
      List<Piece> kept,
      List<Digest.Unreached> unread,
      List<Amendment> amended,
      @Nullable String asked) {
    List<Integer> numbers = kept.stream().flatMap(p -> p.numbers().stream()).toList();
    List<Reference> needed = references.stream().filter(r -> numbers.contains(r.number())).toList();
    return new Briefing(edition, title, period, counts, kept, needed, unread, amended, asked);
  }

  /// What is said where there is no story.
  public String quiet() {
    return counts.startsWith(NONE_OF) ? counts + "." : "Nothing new was told in these days.";
  }

  /// The stories about one of these subjects, under the same numbers; all of them where none is
  /// named.
  public Briefing about(Collection<String> subjects) {
    if (subjects.isEmpty()) {
      return this;
    }
    List<String> pages = subjects.stream().map(id -> Tag.subject(id, id).path()).toList();
    List<Piece> kept =
        stories.stream()
            .filter(piece -> piece.subjects().stream().map(Tag::path).anyMatch(pages::contains))
            .toList();
    String whole = Wording.many(stories.size(), "story", "stories");
    String found =
        kept.isEmpty() && !stories.isEmpty()
            ? NONE_OF + whole + " is about your subjects"
            : kept.size() + " of " + whole + ", about your subjects";
    Briefing all =
        new Briefing(edition, title, period, found, kept, references, unreached, amendments, model);
    return all.first(kept.size());
  }
}
