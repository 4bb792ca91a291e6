package tributary.ingest.push;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.Push;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;

/// Asks hubs, under the same guard as every other request. Any thread; blocks its caller until the
/// hub has answered.
public final class Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  private final Fetcher fetcher;
  private final Callbacks callbacks;
  private final Clock clock;

  public Subscriber(Fetcher fetcher, Callbacks callbacks, Clock clock) {
    this.fetcher = fetcher;
    this.callbacks = callbacks;
    this.clock = clock;
  }

  /// Asks for a subscription, or for a longer one.
  ///
  /// @return how it stands then; the hub's verification is another matter, and may come first
  /// @throws InterruptedException when the caller is called off
  public Push subscribe(String feed, Push push) throws InterruptedException {
    Map<String, String> form = form("subscribe", feed, push);
    form.put("hub.secret", callbacks.secret(feed, push.hub(), push.topic()));
    form.put("hub.lease_seconds", Long.toString(Course.LEASE.toSeconds()));
    Fetched answer = posted(push.hub(), form);
    String problem = Objects.requireNonNullElse(answer.problem(), "the hub did not take it");
    return switch (answer) {
      case Fetched.Fresh ignored ->
          Course.asked(feed, push, callbacks.fingerprint(feed), clock.instant());
      case Fetched.Throttled throttled ->
          Course.failed(feed, push, problem, throttled.pause(), clock.instant());
      case Fetched.Refused ignored -> turnedAway(feed, push, problem);
      case Fetched.Gone ignored -> turnedAway(feed, push, problem);
      case Fetched.Forbidden ignored -> turnedAway(feed, push, problem);
      case Fetched.Challenged ignored -> turnedAway(feed, push, problem);
      case Fetched.NotModified ignored -> failed(feed, push, problem);
      case Fetched.Overpacked ignored -> failed(feed, push, problem);
      case Fetched.Failing ignored -> failed(feed, push, problem);
      case Fetched.Unreachable ignored -> failed(feed, push, problem);
    };
  }

  /// A hub that our own client stumbles over is a hub that cannot be reached: asked again, later.
  private Fetched posted(URI hub, Map<String, String> form) throws InterruptedException {
    try {
      return fetcher.fetch(Request.post(hub, form));
    } catch (RuntimeException e) {
      return new Fetched.Unreachable(
          "this program failed at it (" + e.getClass().getSimpleName() + ")");
    }
  }

  /// Another hub may be kinder; the last one is asked again, ever more rarely.
  private Push turnedAway(String feed, Push push, String problem) {
    return push.others().isEmpty()
        ? failed(feed, push, problem)
        : Course.denied(push, problem, clock.instant());
  }

  private Push failed(String feed, Push push, String problem) {
    return Course.failed(feed, push, problem, null, clock.instant());
  }

  /// How the subscription stands once we want it no more.
  public Push ended(Push push) {
    return Course.left(push, clock.instant());
  }

  /// Tells the hub to deliver no more. If it does not listen, its deliveries are refused until it
  /// does.
  ///
  /// @throws InterruptedException when the caller is called off
  public void unsubscribe(String feed, Push push) throws InterruptedException {
    Fetched answer = posted(push.hub(), form("unsubscribe", feed, push));
    if (answer.problem() != null) {
      LOG.info(
          "the hub {} was told to deliver no more of {}, in vain: {}",
          push.hub().getHost(),
          push.topic().getHost(),
          answer.problem());
    }
  }

  private Map<String, String> form(String mode, String feed, Push push) {
    URI callback = callbacks.of(feed);
    Map<String, String> form = new HashMap<>();
    form.put("hub.mode", mode);
    form.put("hub.topic", push.topic().toString());
    form.put("hub.callback", callback.toString());
    return form;
  }
}
