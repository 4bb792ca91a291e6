package tributary.publish.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.events.digest.Subscriber.Origin;
import tributary.events.digest.Subscriber.Standing;

/// Carries out what readers and operators wish, and writes it down before it counts. For one
/// thread.
public final class Reception {
  /// Somebody who asks for a link again within this time gets no further mail: whoever knows an
  /// address could have it written to.
  public static final Duration REST = Duration.ofHours(1);

  /// Writes a record of `subscribers`, and returns when it is there for good.
  public interface Pen {
    /// @param who null forgets somebody
    void write(String id, @Nullable Subscriber who);
  }

  /// What became of a confirmation.
  public enum Confirmed {
    DONE,
    /// The link holds no longer.
    TOO_LATE,
    /// Nobody waits for it: forgotten, or never asked for.
    UNKNOWN
  }

  /// What became of the wish to be forgotten.
  public enum Forgotten {
    DONE,
    /// Nothing goes there any more, but the operator's configuration still names the address.
    CONFIGURED,
    UNKNOWN
  }

  private final Subscribers subscribers;
  private final Set<String> configured;
  private final Pen pen;
  private final Clock clock;
  private final Set<String> fresh = new LinkedHashSet<>();
  private final Set<String> newcomers = new LinkedHashSet<>();

  /// @param configured addresses that the operator's configuration names
  public Reception(Subscribers subscribers, List<String> configured, Pen pen, Clock clock) {
    this.subscribers = subscribers;
    this.configured = configured.stream().map(Subscribers::place).collect(Collectors.toSet());
    this.pen = pen;
    this.clock = clock;
  }

  /// Writes down that somebody wants a digest no more; false where nobody has that id.
  public boolean leave(Leave leave) {
    Optional<Subscriber> who = subscribers.find(leave.subscriber());
    who.map(there -> there.leaving(leave.digest())).ifPresent(this::write);
    return who.isPresent();
  }

  /// Takes in a sign-up. Whether the address is new, is waited for, receives already or refuses
  /// mail, it is to be written to, unless that was done a short time ago.
  public void signUp(SignUp wish) {
    Instant now = clock.instant();
    Optional<Subscriber> known = subscribers.at(wish.mailbox().address());
    if (known.map(Subscriber::asked).filter(last -> now.isBefore(last.plus(REST))).isPresent()) {
      return;
    }
    Subscriber asking =
        known
            .map(there -> asking(there, wish))
            .orElseGet(() -> asked(subscribers.newId(), wish, wish.mailbox().address()));
    write(asking.asking(now));
    fresh.add(asking.id());
  }

  /// What is chosen in the name of somebody who receives already is not believed.
  private Subscriber asking(Subscriber there, SignUp wish) {
    boolean waiting = there.standing() == Standing.ASKED || abandoned(there);
    return waiting ? asked(there.id(), wish, there.address()) : there;
  }

  private Subscriber asked(String id, SignUp wish, String address) {
    return new Subscriber(
        id,
        address,
        wish.digests(),
        List.of(),
        wish.subjects(),
        Origin.SIGNED_UP,
        Standing.ASKED,
        clock.instant(),
        null,
        null);
  }

  /// Whether the configuration named the address, and does no more: nothing goes there.
  boolean abandoned(Subscriber who) {
    return who.origin() == Origin.CONFIGURED && !named(who);
  }

  private boolean named(Subscriber who) {
    return configured.contains(Subscribers.place(who.address()));
  }

  /// Takes in that an address is its owner's. A link that was used already changes nothing more.
  public Confirmed confirm(Invitation link) {
    Instant now = clock.instant();
    if (!now.isBefore(link.expires())) {
      return Confirmed.TOO_LATE;
    }
    Optional<Subscriber> who = subscribers.find(link.subscriber());
    if (who.isEmpty()) {
      return Confirmed.UNKNOWN;
    }
    Subscriber there = who.get();
    Instant asked = there.asked();
    boolean latest = asked != null && Invitation.end(asked).equals(link.expires());
    return switch (there.standing()) {
      case ACTIVE -> Confirmed.DONE;
      case ASKED -> admit(there, there);
      case SUSPENDED -> latest ? admit(there, there) : Confirmed.UNKNOWN;
      case GONE ->
          latest
              ? admit(there, there.choosing(there.digests(), there.subjects()))
              : Confirmed.UNKNOWN;
    };
  }

  private Confirmed admit(Subscriber there, Subscriber wanting) {
    Origin origin = there.standing() == Standing.GONE ? Origin.SIGNED_UP : there.origin();
    write(wanting.from(origin).standing(Standing.ACTIVE, clock.instant(), null).asking(null));
    return Confirmed.DONE;
  }

  /// What somebody has chosen; empty where nobody has that id.
  public Optional<Subscriber> look(String id) {
    return subscribers.find(id);
  }

  /// Changes what somebody receives; empty where nobody has that id.
  public Optional<Subscriber> choose(String id, List<String> digests, List<String> subjects) {
    Optional<Subscriber> chosen =
        subscribers.find(id).map(there -> there.choosing(digests, subjects));
    chosen.ifPresent(who -> {
      write(who);
      welcome(id);
    });
    return chosen;
  }

  /// Forgets somebody.
  public Forgotten forget(String id) {
    Optional<Subscriber> who = subscribers.find(id);
    if (who.isEmpty()) {
      return Forgotten.UNKNOWN;
    }
    if (named(who.get())) {
      write(who.get().standing(Standing.GONE, clock.instant(), null).asking(null));
      return Forgotten.CONFIGURED;
    }
    erase(id);
    return Forgotten.DONE;
  }

  /// The mailbox of a subscriber refuses for good: nothing goes there any more.
  ///
  /// @param reply what the mail server said, without any address
  public void suspend(String id, String reply) {
    subscribers
        .find(id)
        .filter(who -> who.standing() == Standing.ACTIVE)
        .map(who -> who.standing(Standing.SUSPENDED, clock.instant(), reply))
        .ifPresent(this::write);
  }

  /// Forgets addresses that nobody confirmed in time, and those of people who wanted to be
  /// forgotten and whom the configuration names no more.
  public void tidy() {
    Instant now = clock.instant();
    List<Subscriber> over =
        subscribers.all().stream()
            .filter(
                who -> unconfirmed(who, now) || (who.standing() == Standing.GONE && !named(who)))
            .toList();
    over.forEach(who -> erase(who.id()));
  }

  private static boolean unconfirmed(Subscriber who, Instant now) {
    Instant asked = who.asked();
    return who.standing() == Standing.ASKED
        && (asked == null || !now.isBefore(Invitation.end(asked)));
  }

  /// Who asked for a link since the last call.
  public List<Subscriber> asking() {
    return taken(fresh);
  }

  /// Who asked for a link that still holds.
  public List<Subscriber> waiting() {
    Instant now = clock.instant();
    return subscribers.all().stream()
        .filter(who -> {
          Instant asked = who.asked();
          return asked != null && now.isBefore(Invitation.end(asked));
        })
        .toList();
  }

  /// Something goes to a subscriber that did not before.
  void welcome(String id) {
    newcomers.add(id);
  }

  /// Who receives something since the last call that did not go there before.
  public List<Subscriber> newcomers() {
    return taken(newcomers);
  }

  private List<Subscriber> taken(Set<String> ids) {
    List<Subscriber> found = new ArrayList<>();
    ids.forEach(id -> subscribers.find(id).ifPresent(found::add));
    ids.clear();
    return found;
  }

  void write(Subscriber who) {
    pen.write(who.id(), who);
    take(who.id(), who);
  }

  private void erase(String id) {
    pen.write(id, null);
    take(id, null);
  }

  /// Takes in what is written, here or by an operator's command elsewhere.
  public void take(String id, @Nullable Subscriber who) {
    boolean active = subscribers.find(id).filter(Reception::active).isPresent();
    subscribers.put(id, who);
    if (who != null && active(who) && !active) {
      newcomers.add(id);
    }
  }

  private static boolean active(Subscriber who) {
    return who.standing() == Standing.ACTIVE;
  }
}
