package tributary.events.digest;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.item.Kind;
import tributary.events.item.SubjectTag;
import tributary.events.story.Brief;
import tributary.events.story.Member;

/// One edition of a digest, frozen: page, mail and syndication are renderings of this record and of
/// nothing else.
///
/// @param edition its id: digest name and the period's name, for example `weekly-2026-W46`
/// @param revision 1 when first published; a correction is a further record
/// @param digest name of the digest, as configured
/// @param title as readers see it
/// @param from begin of the period, inclusive
/// @param to end of the period, exclusive
/// @param zone in which the period was laid and in which readers are told dates
/// @param entries best first
/// @param sources every item that an entry cites or counts, once
/// @param unreached feeds that could not be read in the period
/// @param corrections what was wrong with stories that this edition or earlier ones told, oldest
///   first
/// @param counts what went into it
/// @param model what a language model was asked for it; null where none is configured
/// @param revised why there is this further revision; null on the first
public record Digest(
    String edition,
    int revision,
    String digest,
    String title,
    Instant from,
    Instant to,
    ZoneId zone,
    List<Entry> entries,
    List<Source> sources,
    List<Unreached> unreached,
    List<Correction> corrections,
    Counts counts,
    @Nullable ModelUse model,
    @Nullable Revised revised) {

  public Digest {
    entries = List.copyOf(entries);
    sources = List.copyOf(sources);
    unreached = List.copyOf(unreached);
    corrections = List.copyOf(corrections);
  }

  /// The same edition with other entries, and what a language model was asked for them.
  public Digest with(List<Entry> entries, @Nullable ModelUse model) {
    return with(revision, entries, sources, corrections, model, revised);
  }

  /// The same edition as a further revision.
  ///
  /// @param sources those that its entries still need
  public Digest revised(
      int revision,
      List<Entry> entries,
      List<Source> sources,
      List<Correction> corrections,
      Revised why) {
    return with(revision, entries, sources, corrections, model, why);
  }

  private Digest with(
      int revision,
      List<Entry> entries,
      List<Source> sources,
      List<Correction> corrections,
      @Nullable ModelUse model,
      @Nullable Revised revised) {
    return new Digest(
        edition,
        revision,
        digest,
        title,
        from,
        to,
        zone,
        entries,
        sources,
        unreached,
        corrections,
        counts,
        model,
        revised);
  }

  /// A story in an edition.
  ///
  /// @param story its id
  /// @param version the story's version that was edited
  /// @param headline as the member that stands for the story has it
  /// @param subjects what the story is about, best first
  /// @param brief the story in a few sentences; null on records of an older program
  /// @param insights claims worth knowing; each citation's item is one of [Digest#sources]
  /// @param toldBy item ids of originals and coverage, first told first
  /// @param related what is near it and not the same, nearest first
  /// @param generated what a language model added; null where none did
  /// @param score why it stands where it stands
  /// @param changed what an update says that no earlier edition did, most important first; empty
  ///   for a story that is told for the first time
  public record Entry(
      String story,
      int version,
      String headline,
      List<SubjectTag> subjects,
      @Nullable Brief brief,
      List<Insight> insights,
      List<String> toldBy,
      List<Near> related,
      @Nullable Generated generated,
      Score score,
      List<Change> changed) {
    public Entry {
      subjects = List.copyOf(subjects);
      insights = List.copyOf(insights);
      toldBy = List.copyOf(toldBy);
      related = List.copyOf(related);
      changed = List.copyOf(changed);
    }

    /// The same story with what a language model added.
    public Entry with(@Nullable Generated added) {
      return new Entry(
          story, version, headline, subjects, brief, insights, toldBy, related, added, score,
          changed);
    }
  }

  /// Something new in a story that earlier editions told.
  ///
  /// @param claim one of the entry's own
  /// @param moved a number that is another one now; null where none is known to have changed
  public record Change(Claim claim, @Nullable Moved moved) {}

  /// A number that is another one now.
  ///
  /// @param about what it counts, `MW`
  /// @param now as the new claim has it, `300`
  /// @param before as the earlier claim has it, `250`
  /// @param earlier the claim that had it
  public record Moved(String about, String now, String before, Claim earlier) {}

  /// Something that was wrong with a story that editions told.
  ///
  /// @param instruction id of the operator's instruction
  /// @param story the id under which it was told
  /// @param headline under which it was told
  /// @param remedy what becomes of the story
  /// @param text what is right, or why it was taken down; for a person to read
  /// @param at when it was decided
  /// @param editions ids of the editions that told it, oldest first; an edition that is not among
  ///   them passes the correction on to its readers
  public record Correction(
      String instruction,
      String story,
      String headline,
      Remedy remedy,
      String text,
      Instant at,
      List<String> editions) {
    public Correction {
      editions = List.copyOf(editions);
    }
  }

  /// What becomes of a story that was wrong.
  public enum Remedy {
    /// It stands, with the correction beside it.
    CORRECTED,
    /// It is told no more.
    RETRACTED
  }

  /// Why an edition has a further revision.
  ///
  /// @param instruction id of the operator's instruction that asked for it
  /// @param reason for a person to read
  /// @param at when the instruction was given
  public record Revised(String instruction, String reason, Instant at) {}

  /// Related coverage.
  ///
  /// @param story the other story's id
  /// @param headline of the other story
  /// @param reason why it is near and not the same, for a person to read
  public record Near(String story, String headline, String reason) {}

  /// What a language model wrote of a story: each sentence passed the gate, or is not here.
  ///
  /// @param model that wrote it, as configured
  /// @param simply the story in plain words
  /// @param analysis what it means
  /// @param optimistic how it may turn out at best
  /// @param pessimistic how it may turn out at worst
  /// @param translation the story in another language, the configured one
  /// @param withheld sentences that did not pass
  public record Generated(
      String model,
      List<Claim> simply,
      List<Claim> analysis,
      List<Claim> optimistic,
      List<Claim> pessimistic,
      List<Claim> translation,
      int withheld) {
    public Generated {
      simply = List.copyOf(simply);
      analysis = List.copyOf(analysis);
      optimistic = List.copyOf(optimistic);
      pessimistic = List.copyOf(pessimistic);
      translation = List.copyOf(translation);
    }
  }

  /// What a language model was asked for an edition, and what became of it.
  ///
  /// @param model as configured
  /// @param calls requests that were sent, failed ones too
  /// @param cached answers that were known from an earlier call
  /// @param tokens of all calls, read and written; estimated where the endpoint does not tell
  /// @param withheld sentences that did not pass the gate, of the whole edition
  public record ModelUse(String model, int calls, int cached, long tokens, int withheld) {}

  /// The parts of a rank, each 0 to 1000; docs/editions.md tells how they are reckoned.
  ///
  /// @param coverage independent outlets
  /// @param subject fit to the followed subjects
  /// @param recency within the period
  /// @param total what entries are ordered by, the best first
  /// @param novelty how new it is to a reader; null on records of an older program
  /// @param source weight of the outlets that tell it; null on records of an older program
  /// @param diversity what was taken off the total, as stories before it are like it; null on
  ///   records of an older program
  public record Score(
      int coverage,
      int subject,
      int recency,
      int total,
      @Nullable Integer novelty,
      @Nullable Integer source,
      @Nullable Integer diversity) {}

  /// An item behind an edition.
  ///
  /// @param item its id
  /// @param kind post, podcast or article
  /// @param outlet who published it, as readers know them
  /// @param title as its source gave it
  /// @param link the page for readers; null where there is none
  /// @param audio the recording of an episode; null where there is none
  /// @param published clamped: never later than its first sight, nor more than 72 hours before it
  public record Source(
      String item,
      Kind kind,
      String outlet,
      String title,
      @Nullable URI link,
      @Nullable URI audio,
      Instant published) {
    /// A member of a story, as a source.
    public static Source of(Member member) {
      return new Source(
          member.item(),
          member.kind(),
          member.origin().outlet(),
          member.title(),
          member.link(),
          member.audio(),
          member.published());
    }
  }

  /// A followed feed that could not be read.
  ///
  /// @param feed its id
  /// @param title as readers know it
  /// @param reason why, for a person to read
  public record Unreached(String feed, String title, String reason) {}

  /// What went into an edition.
  ///
  /// @param items that told the period's stories, duplicates included
  /// @param duplicates items suppressed as repeats
  /// @param stories of the period, shown or not
  /// @param feeds that brought at least one of the items
  public record Counts(int items, int duplicates, int stories, int feeds) {}
}
