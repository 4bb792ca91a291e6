package tributary.publish;

import java.util.List;
import java.util.Optional;
import tributary.events.digest.Subscriber;
import tributary.publish.digest.Plan;
import tributary.publish.subscription.Leave;
import tributary.publish.subscription.Subscribers;

/// Where readers come and go: it knows who receives what, and writes down what they wish. For one
/// thread.
final class FrontDesk {
  private final Log log;
  private final Means means;
  private final Subscribers subscribers = new Subscribers();

  FrontDesk(Log log, Means means) {
    this.log = log;
    this.means = means;
  }

  /// Reads what it has to know.
  void follow() {
    log.reader()
        .follow(log.topics().subscribers(), (partition, id, who) -> subscribers.put(id, who));
  }

  /// Gives a record to each configured address that has none.
  void enrol() {
    List<String> names = means.config().plans().stream().map(Plan::name).toList();
    subscribers.wanting(means.config().mail().to(), names).forEach(this::write);
  }

  /// Carries out the wishes that wait.
  void serve() {
    means.doorman().serve(this::leave);
  }

  /// Writes down that somebody wants a digest no more; false where nobody has that id.
  private boolean leave(Leave leave) {
    Optional<Subscriber> leaving = subscribers.leaving(leave.subscriber(), leave.digest());
    leaving.ifPresent(this::write);
    return leaving.isPresent();
  }

  /// The mailbox of a subscriber refuses for good: nothing goes there any more, until somebody
  /// signs up with it again or an operator adds it.
  ///
  /// @param reply what the mail server said, without any address
  void suspend(String id, String reply) {
    subscribers
        .find(id)
        .filter(who -> who.standing() == Subscriber.Standing.ACTIVE)
        .map(who -> who.standing(Subscriber.Standing.SUSPENDED, means.clock().instant(), reply))
        .ifPresent(this::write);
  }

  private void write(Subscriber who) {
    log.writer().write(log.topics().subscribers(), who.id(), who);
    subscribers.put(who.id(), who);
  }

  /// Who receives a digest.
  List<Subscriber> receiving(String digest) {
    return subscribers.receiving(digest, means.config().mail().to());
  }
}
