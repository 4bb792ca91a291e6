package tributary.enrich.story;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tributary.enrich.insight.Speech;
import tributary.enrich.insight.Voice;
import tributary.enrich.time.Order;
import tributary.events.item.SubjectTag;
import tributary.events.story.Cause;
import tributary.events.story.Member;
import tributary.events.story.Standing;

/// What one item's decision brings to a story: a member with what it has to say, or that the story
/// stands otherwise among the others.
///
/// @param member who joins, or is told anew; null where only the standing changes
/// @param speech what the member has to say
/// @param subjects of the member
/// @param standing null where it is as before
public record Telling(
    String story,
    Cause cause,
    @Nullable Member member,
    Speech speech,
    List<SubjectTag> subjects,
    @Nullable Standing standing) {

  public Telling {
    subjects = List.copyOf(subjects);
  }

  /// A member's.
  static Telling of(String story, Cause cause, Member member, Spoken spoken) {
    return new Telling(story, cause, member, spoken.speech(), spoken.subjects(), null);
  }

  /// A story's own.
  static Telling of(Cause cause, Standing standing) {
    return new Telling(standing.story(), cause, null, Speech.NOTHING, List.of(), standing);
  }

  /// The member that tells.
  ///
  /// @throws IllegalStateException where only the standing changes
  Member said() {
    if (member == null) {
      throw new IllegalStateException("nobody tells " + story);
    }
    return member;
  }

  /// The member as one of the voices of its story.
  Voice voice() {
    Member said = said();
    return new Voice(said.item(), said.origin().feed(), said.published(), speech);
  }

  /// About how much of a story's record it takes.
  long characters() {
    if (member == null) {
      return 0;
    }
    long addresses = Objects.toString(member.link(), "").length();
    addresses += Objects.toString(member.audio(), "").length();
    return addresses + member.title().length() + speech.characters();
  }

  /// Sorts with all that one cause brings to one story.
  String occasion() {
    return Order.key(cause.at(), cause.item(), cause.version()) + "|" + story;
  }

  String order() {
    if (member == null) {
      return occasion();
    }
    int part = member.segment() == null ? 0 : member.segment().number();
    return occasion() + "|" + PassageId.of(member.item(), part);
  }
}
