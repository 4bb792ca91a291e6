package tributary.publish.reading;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;

/// An edition with its numbers and words in place. All text is one line of plain text each, all
/// links lead to the web.
///
/// @param edition its id
/// @param title of the digest
/// @param period for example `9–16 November 2026`
/// @param counts what went into it, as a sentence without its stop
/// @param stories best first
/// @param references numbered from 1, in the order of the frozen record
/// @param unreached feeds that could not be read
public record Briefing(
    String edition,
    String title,
    String period,
    String counts,
    List<Piece> stories,
    List<Reference> references,
    List<Digest.Unreached> unreached) {

  public Briefing {
    stories = List.copyOf(stories);
    references = List.copyOf(references);
    unreached = List.copyOf(unreached);
  }

  /// A story as it is shown.
  ///
  /// @param rank from 1
  /// @param anchor names it within a page
  /// @param told when it was first told, and when last
  /// @param coverage for example `3 outlets`
  /// @param also who else told it: those no line cites; everybody when no line cites anything
  public record Piece(
      int rank,
      String anchor,
      String headline,
      String told,
      String coverage,
      List<String> subjects,
      List<Line> lines,
      List<Reference> also,
      Digest.Score score) {
    public Piece {
      subjects = List.copyOf(subjects);
      lines = List.copyOf(lines);
      also = List.copyOf(also);
    }

    /// Numbers of all references that it shows.
    public List<Integer> numbers() {
      return Stream.concat(
              lines.stream().flatMap(line -> line.notes().stream()).map(Note::number),
              also.stream().map(Reference::number))
          .distinct()
          .toList();
    }
  }

  /// A claim and its citations.
  public record Line(String claim, List<Note> notes) {
    public Line {
      notes = List.copyOf(notes);
    }
  }

  /// A citation.
  ///
  /// @param number of the reference
  /// @param anchor names this citation within a page
  /// @param link where the quote stands: the minute of a recording, else the reference's page
  /// @param moment when it is said, for example `12:34`; null for written text
  public record Note(
      int number, String anchor, String quote, @Nullable String link, @Nullable String moment) {}

  /// A source.
  ///
  /// @param anchor names it within a page
  /// @param kind for example `Podcast`
  /// @param link its page, else its recording
  /// @param day for example `Mon 16 Nov`
  /// @param date for machines, ISO 8601
  /// @param notes the citations that lead to it
  public record Reference(
      int number,
      String anchor,
      String item,
      String kind,
      String outlet,
      String title,
      @Nullable String link,
      String day,
      String date,
      List<Note> notes) {
    public Reference {
      notes = List.copyOf(notes);
    }
  }

  /// Reads a frozen edition.
  public static Briefing of(Digest digest) {
    return new Reader(digest).read();
  }

  /// The first `length` stories and the references that they need, under the same numbers.
  public Briefing first(int length) {
    List<Piece> kept = stories.subList(0, Math.min(length, stories.size()));
    List<Integer> numbers = kept.stream().flatMap(p -> p.numbers().stream()).toList();
    List<Reference> needed = references.stream().filter(r -> numbers.contains(r.number())).toList();
    return new Briefing(edition, title, period, counts, kept, needed, unreached);
  }
}
