package tributary.ingest.push;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Push;
import tributary.events.feed.Push.State;

/// The subscriptions of one partition, between hubs, whose words come on any thread, and the desk
/// that remembers them on its own.
public final class Subscriptions {
  private static final int MOST_WAITING = 16;

  private final Callbacks callbacks;
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
  private final Map<String, Push> pushes = new ConcurrentHashMap<>();

  /// What we asked for and no hub has verified yet.
  private final Map<String, Push> asked = new ConcurrentHashMap<>();

  /// What we told hubs to deliver no more.
  private final Set<Ended> ended = ConcurrentHashMap.newKeySet();

  private final ConcurrentLinkedQueue<Word> words = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean open;

  /// When the desk has something to do for a feed. Desk's thread only, as what follows.
  private final Map<String, Instant> due = new HashMap<>();

  private final List<Leaving> leaving = new ArrayList<>();

  private record Ended(String feed, URI topic) {}

  /// A subscription that is over for us, and its hub is to know.
  public record Leaving(String feed, Push push) {}

  public Subscriptions(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  /// Says that the desk has read which feeds are ours.
  public void open() {
    open = true;
  }

  /// Says that it is not known any more which feeds are ours. Who waits is told that nothing was
  /// kept.
  public void close() {
    open = false;
    for (Word word : words()) {
      if (word instanceof Word.Brought(Ping ping)) {
        ping.kept().complete(false);
      }
    }
  }

  /// The desk follows a feed, or has heard of a change of it.
  public void follow(Feed feed) {
    feeds.put(feed.id(), feed);
    weigh(feed.id());
  }

  /// The desk follows the feed no more.
  public void unfollow(String feed) {
    feeds.remove(feed);
    weigh(feed);
  }

  /// The desk remembers this of a feed.
  public void remember(FeedStatus status) {
    String feed = status.feed();
    Push now = status.push();
    Push before = now == null ? pushes.remove(feed) : pushes.put(feed, now);
    if (before != null && live(feed, before) && !goesOn(before, now)) {
      asked.remove(feed);
      ended.add(new Ended(feed, before.topic()));
      leaving.add(new Leaving(feed, before));
    }
    if (now != null && callbacks.lead(feed, now)) {
      if (now.state() == State.ACTIVE && now.asking().failures() == 0) {
        asked.remove(feed);
      } else if (now.state() == State.ASKED) {
        asked.put(feed, now);
      }
    }
    weigh(feed);
  }

  private static boolean goesOn(Push before, @Nullable Push now) {
    return now != null
        && now.state() != State.FOUND
        && before.hub().equals(now.hub())
        && before.topic().equals(now.topic());
  }

  /// Whether a hub delivers to us, as far as we know.
  private boolean live(String feed, Push push) {
    boolean delivering = push.state() == State.ACTIVE || push.state() == State.ASKED;
    return delivering && callbacks.lead(feed, push);
  }

  private void weigh(String feed) {
    Push push = pushes.get(feed);
    due.remove(feed);
    if (!callbacks.on() || push == null) {
      return;
    }
    if (!wants(feed)) {
      if (live(feed, push)) {
        due.put(feed, Instant.MIN); // to end it
      }
    } else if (push.state() != State.DENIED) {
      boolean elsewhere = push.callback() != null && !callbacks.lead(feed, push);
      boolean tried = push.asking().problem() != null;
      due.put(feed, elsewhere && !tried ? Instant.MIN : push.asking().next());
    }
  }

  /// Whether a hub's deliveries are wanted: not of a paused feed, nor of what is no feed.
  public boolean wants(String id) {
    Feed feed = feeds.get(id);
    return feed != null && !feed.paused() && feed.form() == Feed.Form.FEED;
  }

  /// Feeds whose hub is to be asked now, or whose subscription is to end.
  public List<String> due(Instant now) {
    return due.entrySet().stream()
        .filter(e -> !e.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// The question goes out: from now on the hub may verify it, even before it has answered.
  public void asking(String feed, Push push) {
    due.remove(feed);
    ended.remove(new Ended(feed, push.topic()));
    asked.put(feed, push);
  }

  /// The subscription of a feed that is not wanted any more ends.
  public void ending(String feed) {
    due.remove(feed);
  }

  /// The subscriptions that have ended since this was last asked.
  public List<Leaving> leaving() {
    List<Leaving> all = List.copyOf(leaving);
    leaving.clear();
    return all;
  }

  /// What hubs have said since this was last asked.
  public List<Word> words() {
    List<Word> all = new ArrayList<>();
    for (Word word = words.poll(); word != null; word = words.poll()) {
      all.add(word);
    }
    return all;
  }

  /// Whether nothing waits to be taken.
  public boolean idle() {
    return words.isEmpty() && leaving.isEmpty();
  }

  boolean isOpen() {
    return open;
  }

  /// Whether its hubs are to be answered here: it is followed, or a hub was told that it no longer
  /// is.
  boolean concerns(String feed) {
    return feeds.containsKey(feed) || ended.stream().anyMatch(e -> e.feed().equals(feed));
  }

  /// The subscription for which a hub may deliver; null where there is none.
  @Nullable Push current(String feed) {
    Push pending = asked.get(feed);
    Push known = pushes.get(feed);
    if (!wants(feed)) {
      return null;
    }
    return pending != null ? pending : known != null && live(feed, known) ? known : null;
  }

  /// A hub asks whether we want the topic.
  ///
  /// @return what we answer
  boolean verify(String feed, URI topic, @Nullable Duration lease) {
    Push pending = asked.get(feed);
    if (pending == null || !pending.topic().equals(topic)) {
      return false;
    }
    words.add(new Word.Verified(feed, topic, callbacks.fingerprint(feed), lease));
    return true;
  }

  /// A hub asks whether we want the topic no more.
  ///
  /// @return what we answer
  boolean verifyEnd(String feed, URI topic) {
    return ended.contains(new Ended(feed, topic));
  }

  /// A hub says that it does not give us the topic.
  ///
  /// @return whether we had asked it
  boolean denied(String feed, URI topic, String reason) {
    Push current = current(feed);
    boolean ours = current != null && current.topic().equals(topic);
    if (ours) {
      asked.remove(feed);
      words.add(new Word.Denied(feed, topic, callbacks.veil(feed, reason)));
    }
    return ours;
  }

  /// A hub has brought something; false where too much is waiting already.
  boolean brought(Ping ping) {
    if (!open || waiting.get() >= MOST_WAITING) {
      return false;
    }
    waiting.incrementAndGet();
    CompletableFuture<Boolean> _ =
        ping.kept().whenComplete((kept, fault) -> waiting.decrementAndGet());
    words.add(new Word.Brought(ping));
    return true;
  }
}
