package tributary.events.story;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;

/// A story in a few sentences, each with its source.
///
/// @param gist the one sentence that says it; null where no sentence of a member can stand alone
/// @param summary at most five sentences over all members, the most important first
/// @param details numbers, days and names that matter, most important first
/// @param impact what sources say follows from it; empty where they say nothing
/// @param disagreements what sources tell differently
/// @param timeline how it developed, oldest first
public record Brief(
    @Nullable Claim gist,
    List<Claim> summary,
    List<Detail> details,
    List<Claim> impact,
    List<Disagreement> disagreements,
    List<Development> timeline) {

  public Brief {
    summary = List.copyOf(summary);
    details = List.copyOf(details);
    impact = List.copyOf(impact);
    disagreements = List.copyOf(disagreements);
    timeline = List.copyOf(timeline);
  }

  /// Something exact that a source says.
  ///
  /// @param value as the claim has it
  public record Detail(Kind kind, String value, Claim claim) {
    /// What sort of detail it is.
    public enum Kind {
      NUMBER,
      DATE,
      NAME
    }
  }

  /// One matter on which sources say different things.
  ///
  /// @param about what the numbers count, `dead`
  /// @param sides two or more, the one that most sources tell first
  public record Disagreement(String about, List<Side> sides) {
    public Disagreement {
      if (sides.size() < 2) {
        throw new IllegalArgumentException("nobody disagrees about " + about);
      }
      sides = List.copyOf(sides);
    }
  }

  /// What some sources say.
  ///
  /// @param value as the first claim has it
  /// @param claims one of each source that says so, never empty
  public record Side(String value, List<Claim> claims) {
    public Side {
      if (claims.isEmpty()) {
        throw new IllegalArgumentException("nobody says " + value);
      }
      claims = List.copyOf(claims);
    }
  }

  /// What was new at a time.
  ///
  /// @param at when the member that says it was published, clamped
  public record Development(Instant at, Claim claim) {}
}
