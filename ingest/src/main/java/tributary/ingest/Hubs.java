package tributary.ingest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Push;
import tributary.ingest.outlet.Visited;
import tributary.ingest.push.Ping;
import tributary.ingest.push.Subscriber;
import tributary.ingest.push.Subscriptions;
import tributary.ingest.push.Word;
import tributary.ingest.schedule.Schedule;
import tributary.ingest.visit.Receiver;

/// A desk's dealings with hubs: what they say is remembered when the feed has nothing else out, and
/// they are asked when it is time. On the desk's thread; only questions and readings run elsewhere.
final class Hubs {
  private static final Logger LOG = LoggerFactory.getLogger(Hubs.class);

  /// Hubs are slow, and there are few: they must not take up the hands that visits need.
  private static final int MOST_ASKED = 2;

  private final Subscriptions subscriptions;
  private final Means means;
  private final Schedule schedule;
  private final Workers workers;
  private final Returns returns;
  private final Deque<Word> words = new ArrayDeque<>();
  private final Deque<Subscriptions.Leaving> leaving = new ArrayDeque<>();
  private final AtomicInteger asked = new AtomicInteger();

  /// What all desks of an instance share for this.
  record Means(Subscriber subscriber, Receiver receiver) {}

  /// Where what was done comes back to, on any thread.
  ///
  /// @param brought takes what is to be written, and what is to be told whether it was
  /// @param lost takes the feed for which there is nothing to write
  record Returns(BiConsumer<Visited, CompletableFuture<Boolean>> brought, Consumer<String> lost) {}

  Hubs(
      Subscriptions subscriptions,
      Means means,
      Schedule schedule,
      Workers workers,
      Returns returns) {
    this.subscriptions = subscriptions;
    this.means = means;
    this.schedule = schedule;
    this.workers = workers;
    this.returns = returns;
  }

  /// Does what can be done now.
  void turn(Instant now) {
    words.addAll(subscriptions.words());
    leaving.addAll(subscriptions.leaving());
    for (Iterator<Word> each = words.iterator(); each.hasNext(); ) {
      if (heard(each.next(), now)) {
        each.remove();
      }
    }
    for (String feed : subscriptions.due(now)) {
      if (subscriptions.wants(feed)) {
        ask(feed);
      } else {
        end(feed);
      }
    }
    while (!leaving.isEmpty() && leave(leaving.getFirst())) {
      leaving.removeFirst();
    }
  }

  /// Whether nothing is to be done now.
  boolean idle(Instant now) {
    return words.isEmpty()
        && leaving.isEmpty()
        && asked.get() == 0
        && subscriptions.idle()
        && subscriptions.due(now).isEmpty();
  }

  /// @return whether the word is dealt with, or worth nothing any more
  private boolean heard(Word word, Instant now) {
    CompletableFuture<Boolean> kept = kept(word);
    Push push = push(word.feed());
    if (push == null || kept.isDone() || !subscriptions.wants(word.feed())) {
      kept.complete(false);
      return true;
    }
    return switch (word) {
      case Word.Brought(Ping ping) ->
          lend(
              word.feed(),
              call -> receiver().receive(call.feed(), heard(word, call, now), ping),
              kept);
      case Word.Verified ignored -> noted(word, now);
      case Word.Denied ignored -> noted(word, now);
    };
  }

  private static CompletableFuture<Boolean> kept(Word word) {
    return word instanceof Word.Brought(Ping ping) ? ping.kept() : new CompletableFuture<>();
  }

  private boolean noted(Word word, Instant now) {
    Schedule.Call call = schedule.lend(word.feed());
    if (call != null) {
      Visited noted = receiver().noted(call.feed(), heard(word, call, now));
      returns.brought().accept(noted, new CompletableFuture<>());
    }
    return call != null;
  }

  /// What is remembered of the feed once the word is.
  private static FeedStatus heard(Word word, Schedule.Call call, Instant now) {
    FeedStatus status = remembered(call);
    Push push = status.push();
    return push == null ? status : status.pushed(word.after(push, now));
  }

  private static FeedStatus remembered(Schedule.Call call) {
    FeedStatus status = call.status();
    if (status == null) {
      throw new IllegalStateException("a feed has no subscription before its first visit");
    }
    return status;
  }

  private @Nullable Push push(String feed) {
    FeedStatus status = schedule.status(feed);
    return status == null ? null : status.push();
  }

  private void ask(String feed) {
    Push push = push(feed);
    if (push == null || asked.get() >= MOST_ASKED) {
      return;
    }
    asked.incrementAndGet();
    boolean out =
        lend(
            feed,
            call -> {
              try {
                Push then = means.subscriber().subscribe(feed, push);
                return receiver().noted(call.feed(), remembered(call).pushed(then));
              } finally {
                asked.decrementAndGet();
              }
            },
            new CompletableFuture<>());
    if (out) {
      subscriptions.asking(feed, push);
    } else {
      asked.decrementAndGet();
    }
  }

  /// A feed that is not followed any more can still be remembered: it may come back.
  private void end(String feed) {
    FeedStatus status = schedule.status(feed);
    Push push = push(feed);
    boolean free = !schedule.follows(feed) || schedule.lend(feed) != null;
    if (status == null || push == null || !free) {
      return;
    }
    subscriptions.ending(feed);
    FeedStatus then = status.pushed(means.subscriber().ended(push));
    String name = then.title() == null ? then.url().getHost() : then.title();
    returns.brought().accept(new Visited(name, then, List.of()), new CompletableFuture<>());
  }

  private boolean leave(Subscriptions.Leaving gone) {
    Workers.Hand hand = asked.get() < MOST_ASKED ? workers.tryTake() : null;
    if (hand == null) {
      return false;
    }
    asked.incrementAndGet();
    hand.run(
        () -> {
          try {
            means.subscriber().unsubscribe(gone.feed(), gone.push());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            asked.decrementAndGet();
          }
        },
        false);
    return true;
  }

  private Receiver receiver() {
    return means.receiver();
  }

  /// What a hand does for a feed that is lent.
  private interface Errand {
    Visited run(Schedule.Call call) throws InterruptedException;
  }

  /// @return whether the feed was there, and a hand free
  private boolean lend(String feed, Errand errand, CompletableFuture<Boolean> kept) {
    Workers.Hand hand = workers.tryTake();
    if (hand == null) {
      return false;
    }
    Schedule.Call call = schedule.lend(feed);
    if (call == null) {
      hand.giveBack();
      return false;
    }
    hand.run(() -> work(call, errand, kept), false);
    return true;
  }

  private void work(Schedule.Call call, Errand errand, CompletableFuture<Boolean> kept) {
    try {
      returns.brought().accept(errand.run(call), kept);
    } catch (InterruptedException e) {
      kept.complete(false);
      returns.lost().accept(call.feed().id());
    } catch (RuntimeException | Error e) {
      // As with visits: one feed must not end the others.
      LOG.warn("{}: this program failed at its hub: {}", call.feed().url().getHost(), e.toString());
      kept.complete(false);
      returns.lost().accept(call.feed().id());
    }
  }
}
