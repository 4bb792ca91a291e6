package tributary.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.events.digest.Subscriber.Standing;
import tributary.publish.digest.Plan;
import tributary.publish.subscription.Reception;
import tributary.publish.subscription.Subscribers;

/// Where readers come and go: it knows who receives what, and writes down what they wish. For one
/// thread.
final class FrontDesk {
  /// Kafka closes a segment only when something is written behind it, and forgets nothing in one
  /// that is open: where nobody comes or goes, the last to go would stay readable for ever.
  private static final Duration BEAT = Duration.ofHours(1);

  /// Ends a key that never was; readers forget nobody by it.
  private static final String BEAT_KEY = "beat";

  private static final Duration TIDY = Duration.ofMinutes(1);

  private final Log log;
  private final Means means;
  private final Subscribers subscribers = new Subscribers();
  private final Reception reception;

  /// What this desk wrote and has not seen come back yet, by its place on the topic.
  private final Map<Long, String> under = new HashMap<>();

  private boolean open;
  private Instant beaten = Instant.MIN;
  private Instant tidied = Instant.MIN;

  FrontDesk(Log log, Means means) {
    this.log = log;
    this.means = means;
    this.reception =
        new Reception(subscribers, means.config().mail().to(), this::write, means.clock());
  }

  /// Reads what it has to know.
  void follow() {
    log.reader()
        .receive(
            log.topics().subscribers(), (entry, who) -> read(entry.offset(), entry.key(), who));
  }

  /// An operator's command writes here too. What it erases stays erased, even where this desk wrote
  /// something later without knowing.
  private void read(long offset, String id, @Nullable Subscriber who) {
    if (under.remove(offset) != null) {
      return;
    }
    boolean overtaken =
        under.entrySet().stream()
            .anyMatch(own -> own.getKey() > offset && own.getValue().equals(id));
    if (overtaken && who != null) {
      return;
    }
    if (overtaken) {
      write(id, null);
    } else if (who == null && open) {
      means.postman().forget(id);
    }
    reception.take(id, who);
  }

  /// Gives a record to each configured address that has none; call once everything is read.
  void enrol() {
    List<String> names = means.config().plans().stream().map(Plan::name).toList();
    for (Subscriber who : subscribers.wanting(means.config().mail().to(), names)) {
      write(who.id(), who);
      reception.take(who.id(), who);
    }
    reception.tidy();
    means.postman().tidy(id -> subscribers.find(id).isPresent());
    reception.newcomers();
    open = true;
  }

  /// Carries out the wishes that wait.
  void serve() {
    means.doorman().serve(reception);
    Instant now = means.clock().instant();
    if (tidied.isBefore(now.minus(TIDY))) {
      tidied = now;
      reception.tidy();
    }
    if (beaten.isBefore(now.minus(BEAT))) {
      beaten = now;
      write(BEAT_KEY, null);
      means.postman().tidy(id -> subscribers.find(id).isPresent());
    }
  }

  /// The mailbox of a subscriber refuses for good: nothing goes there any more, until somebody
  /// signs up with it again or an operator adds it.
  ///
  /// @param reply what the mail server said, without any address
  void suspend(String id, String reply) {
    reception.suspend(id, reply);
  }

  private void write(String id, @Nullable Subscriber who) {
    long offset =
        who == null
            ? log.writer().delete(log.topics().subscribers(), id)
            : log.writer().write(log.topics().subscribers(), id, who);
    under.put(offset, id);
    if (who == null || who.standing() == Standing.GONE) {
      means.postman().forget(id);
    }
  }

  /// Who receives a digest.
  List<Subscriber> receiving(String digest) {
    return subscribers.receiving(digest, means.config().mail().to());
  }

  /// Who of them receives something since the last call that did not go there before, by id.
  Set<String> newcomers() {
    Set<String> ids = new HashSet<>();
    reception.newcomers().forEach(who -> ids.add(who.id()));
    return ids;
  }

  /// Who asked for a link since the last call.
  List<Subscriber> asking() {
    return reception.asking();
  }

  /// Who asked for a link that still holds.
  List<Subscriber> waiting() {
    return reception.waiting();
  }
}
