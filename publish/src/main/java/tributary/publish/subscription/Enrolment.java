package tributary.publish.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tributary.events.digest.Subscriber;
import tributary.events.digest.Subscriber.Origin;
import tributary.events.digest.Subscriber.Standing;

/// An operator puts addresses on lists. For one thread.
///
/// @param reception writes it down
/// @param now when the operator does so
public record Enrolment(Subscribers subscribers, Reception reception, Instant now) {
  /// What became of an operator's addition.
  public enum Added {
    /// Receives from now on.
    NEW,
    /// Received before, and receives something else now, or again.
    CHANGED,
    /// Receives all that already.
    THERE,
    /// Has left all of it, and can come back only by signing up.
    LEFT
  }

  /// Puts an address on the lists of digests without asking its owner, who keeps out of what he
  /// left.
  public Added add(Mailbox mailbox, List<String> digests, List<String> subjects) {
    Optional<Subscriber> known = subscribers.at(mailbox.address());
    if (known.isEmpty()) {
      reception.write(added(subscribers.newId(), mailbox.address(), digests, subjects));
      return Added.NEW;
    }
    Subscriber there = known.get();
    return switch (there.standing()) {
      case ASKED -> {
        reception.write(added(there.id(), there.address(), digests, subjects));
        yield Added.NEW;
      }
      case GONE -> Added.LEFT;
      case ACTIVE, SUSPENDED -> add(there, digests, subjects);
    };
  }

  private Added add(Subscriber there, List<String> digests, List<String> subjects) {
    if (there.left().containsAll(digests)) {
      return Added.LEFT;
    }
    List<String> all =
        Stream.concat(there.digests().stream(), digests.stream()).distinct().toList();
    List<String> about = subjects.isEmpty() ? there.subjects() : subjects;
    Subscriber listed =
        there
            .about(about)
            .receiving(there.address(), all)
            .from(reception.abandoned(there) ? Origin.ADDED : there.origin());
    if (there.standing() == Standing.ACTIVE && listed.equals(there)) {
      return Added.THERE;
    }
    reception.write(
        there.standing() == Standing.ACTIVE
            ? listed
            : listed.standing(Standing.ACTIVE, now, null).asking(null));
    reception.welcome(there.id());
    return Added.CHANGED;
  }

  private Subscriber added(String id, String address, List<String> digests, List<String> subjects) {
    return new Subscriber(
        id, address, digests, List.of(), subjects, Origin.ADDED, Standing.ACTIVE, now, null, null);
  }
}
