package tributary.events.story;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.item.SubjectTag;

/// One event in the world with all items that tell it, on `stories`; the latest version of an id
/// counts.
///
/// @param id hash of its first item's id
/// @param version 1 for the first member, one more for each item after it that changed the story:
///   the same on every run
/// @param headline title of the member that stands for it
/// @param closedAt time of the item that made this version
/// @param members in order of (first seen, item id)
/// @param brief the story in a few sentences; null on records of an older program
/// @param insights the claims of its members worth knowing, most important first, none twice
/// @param subjects best first
/// @param related the nearest stories that are not this one, nearest first; at most 5
/// @param aliases ids of stories that were merged into this one, sorted
/// @param mergedInto id of the story that has taken this one in: its last version, not to be shown;
///   null while it stands by itself
/// @param algorithm versions of the table, weights and thresholds that decided
public record Story(
    String id,
    int version,
    String headline,
    Instant closedAt,
    List<Member> members,
    @Nullable Brief brief,
    List<Insight> insights,
    List<SubjectTag> subjects,
    List<Related> related,
    List<String> aliases,
    @Nullable String mergedInto,
    String algorithm) {

  public Story {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a story without a member: " + id);
    }
    members = List.copyOf(members);
    insights = List.copyOf(insights);
    subjects = List.copyOf(subjects);
    related = List.copyOf(related);
    aliases = List.copyOf(aliases);
  }

  /// The same story with what is left of its claims when each is asked for: another one in its
  /// place, or none. A brief that says nothing any more is null.
  public Story sifted(Function<Claim, Optional<Claim>> sieve) {
    Brief left = brief == null ? null : brief.sifted(sieve);
    List<Insight> told =
        insights.stream().flatMap(insight -> insight.sifted(sieve).stream()).toList();
    return new Story(
        id,
        version,
        headline,
        closedAt,
        members,
        left == null || left.isEmpty() ? null : left,
        told,
        subjects,
        related,
        aliases,
        mergedInto,
        algorithm);
  }

  /// The same story as far as some of its members tell it; where none of them has its headline, it
  /// gets that of the first.
  ///
  /// @param left at least one
  /// @param sieve what becomes of each claim, by who is left
  public Story toldBy(List<Member> left, Function<Claim, Optional<Claim>> sieve) {
    Story sifted = sifted(sieve);
    boolean stands = left.stream().anyMatch(member -> member.title().equals(headline));
    return new Story(
        id,
        version,
        stands ? headline : left.getFirst().title(),
        closedAt,
        left,
        sifted.brief(),
        sifted.insights(),
        subjects,
        related,
        aliases,
        mergedInto,
        algorithm);
  }

  /// As it stood at another time, by itself.
  public Story closed(Instant then) {
    return new Story(
        id, version, headline, then, members, brief, insights, subjects, related, aliases, null,
        algorithm);
  }

  /// The same story under another headline.
  public Story headed(String other) {
    return new Story(
        id,
        version,
        other,
        closedAt,
        members,
        brief,
        insights,
        subjects,
        related,
        aliases,
        mergedInto,
        algorithm);
  }

  /// The same story as another version of it.
  public Story numbered(int other) {
    return retold(other, mergedInto, algorithm);
  }

  /// The last version of a story that another one has taken in.
  ///
  /// @param survivor id of the story that has taken it in
  public Story handedTo(String survivor, int other) {
    return retold(other, survivor, algorithm);
  }

  /// What it tells, whichever run of enrich made it and however many versions that took: two
  /// stories are the same to readers where this is equal.
  public Story bare() {
    return retold(0, mergedInto, "");
  }

  private Story retold(int other, @Nullable String into, String by) {
    return new Story(
        id, other, headline, closedAt, members, brief, insights, subjects, related, aliases, into,
        by);
  }
}
