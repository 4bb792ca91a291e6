package tributary.events.story;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;

/// A story in a few sentences, each with its source.
///
/// @param gist the one sentence that says it; null where no sentence of a member can stand alone
/// @param summary at most five sentences over all members, the most important first; the gist is
///   not among them
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

  /// Every claim in it, in the order of its parts.
  public Stream<Claim> claims() {
    return Stream.of(
            Stream.ofNullable(gist),
            summary.stream(),
            details.stream().map(Detail::claim),
            impact.stream(),
            disagreements.stream()
                .flatMap(matter -> matter.sides().stream())
                .flatMap(side -> side.claims().stream()),
            timeline.stream().map(Development::claim))
        .flatMap(claims -> claims);
  }

  /// What is left of it when each claim is asked for: another one in its place, or none. The first
  /// sentence of the summary takes the place of a gist that goes; a matter on which one side is
  /// left is none any more.
  public Brief sifted(Function<Claim, Optional<Claim>> sieve) {
    List<Claim> left = new ArrayList<>(left(summary, sieve));
    Optional<Claim> first = Optional.ofNullable(gist).flatMap(sieve);
    if (gist != null && first.isEmpty() && !left.isEmpty()) {
      first = Optional.of(left.removeFirst());
    }
    return new Brief(
        first.orElse(null),
        left,
        details.stream().flatMap(detail -> detail.sifted(sieve).stream()).toList(),
        left(impact, sieve),
        disagreements.stream().flatMap(matter -> matter.sifted(sieve).stream()).toList(),
        timeline.stream().flatMap(step -> step.sifted(sieve).stream()).toList());
  }

  private static List<Claim> left(List<Claim> claims, Function<Claim, Optional<Claim>> sieve) {
    return claims.stream().flatMap(claim -> sieve.apply(claim).stream()).toList();
  }

  /// Whether it says nothing.
  @JsonIgnore
  public boolean isEmpty() {
    return claims().findAny().isEmpty();
  }

  /// Something exact that a source says.
  ///
  /// @param kind what sort of detail it is
  /// @param value as the claim has it
  /// @param claim that says it
  public record Detail(Kind kind, String value, Claim claim) {
    /// What sort of detail it is.
    public enum Kind {
      NUMBER,
      DATE,
      NAME
    }

    private Optional<Detail> sifted(Function<Claim, Optional<Claim>> sieve) {
      return sieve.apply(claim).map(left -> new Detail(kind, value, left));
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

    private Optional<Disagreement> sifted(Function<Claim, Optional<Claim>> sieve) {
      List<Side> left =
          sides.stream()
              .map(side -> new Told(side.value(), left(side.claims(), sieve)))
              .filter(side -> !side.claims().isEmpty())
              .map(side -> new Side(side.value(), side.claims()))
              .toList();
      return left.size() < 2 ? Optional.empty() : Optional.of(new Disagreement(about, left));
    }
  }

  private record Told(String value, List<Claim> claims) {}

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
  /// @param claim what happened then
  public record Development(Instant at, Claim claim) {
    private Optional<Development> sifted(Function<Claim, Optional<Claim>> sieve) {
      return sieve.apply(claim).map(left -> new Development(at, left));
    }
  }
}
