package tributary.publish.web;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import tributary.events.claim.Claim;
import tributary.events.item.Item;
import tributary.events.story.Story;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Original;
import tributary.publish.proof.Proof;
import tributary.publish.subject.SubjectPage;
import tributary.publish.subject.Survey;

/// Subject pages as they were last surveyed. A subject is surveyed again when one of its stories is
/// another than then, or an item has come that was missed, not at each request; where there are
/// many of them, readers get the last survey until the next one is done. For any thread.
final class Surveys {
  /// Subjects whose page is kept.
  private static final int KEPT = 64;

  /// Stories that are surveyed, the newest: what is older is found by searching.
  static final int STORIES = 400;

  /// Stories of whatever subject that say which words are common.
  private static final int COMMON = 1_000;

  /// Items whose sentences are at hand during a survey.
  private static final int AT_HAND = 128;

  /// Missed items that are asked for again.
  private static final int MISSED = 32;

  /// Stories beyond which a survey is not waited for, if there is an older one.
  private static final int MANY = 100;

  /// @param changes of the stories, at which it was found to hold
  /// @param missed items that claims rest on and nobody had: stories may come before their items
  private record Surveyed(
      long changes, Map<String, Integer> versions, Set<String> missed, Optional<SubjectPage> page) {

    boolean found(Function<String, Optional<Item>> items) {
      return missed.stream().limit(MISSED).anyMatch(id -> items.apply(id).isPresent());
    }

    Surveyed at(long now) {
      return new Surveyed(now, versions, missed, page);
    }
  }

  private final Map<String, Surveyed> kept = Collections.synchronizedMap(recent(KEPT));
  private final ReentrantLock surveying = new ReentrantLock();
  private final Set<String> awaited = ConcurrentHashMap.newKeySet();

  Optional<SubjectPage> page(String subject, Shown shown) {
    Surveyed known = kept.get(subject);
    if (known != null && holds(subject, known, shown)) {
      return known.page();
    }
    if (known != null && known.versions().size() > MANY) {
      later(subject, shown);
      return known.page();
    }
    return surveyed(subject, shown).page();
  }

  private boolean holds(String subject, Surveyed known, Shown shown) {
    if (known.found(shown.items())) {
      return false;
    }
    long now = shown.stories().changes();
    if (known.changes() == now) {
      return true;
    }
    boolean same = known.versions().equals(shown.stories().versions(subject, STORIES));
    if (same) {
      kept.put(subject, known.at(now));
    }
    return same;
  }

  private void later(String subject, Shown shown) {
    if (awaited.add(subject)) {
      Thread.ofVirtual()
          .name("survey")
          .start(() -> {
            try {
              surveyed(subject, shown);
            } finally {
              awaited.remove(subject);
            }
          });
    }
  }

  /// One at a time: who waited for somebody else's survey takes that one.
  private Surveyed surveyed(String subject, Shown shown) {
    surveying.lock();
    try {
      Surveyed known = kept.get(subject);
      if (known != null && holds(subject, known, shown)) {
        return known;
      }
      Surveyed next = survey(subject, shown);
      if (next.page().isPresent()) {
        kept.put(subject, next);
      }
      return next;
    } finally {
      surveying.unlock();
    }
  }

  private static Surveyed survey(String subject, Shown shown) {
    long changes = shown.stories().changes();
    Map<String, Integer> versions = shown.stories().versions(subject, STORIES);
    List<Story> about = shown.stories().about(subject, STORIES);
    Set<String> missed = new HashSet<>();
    Survey survey = new Survey(common(about, shown), proven(shown.items(), missed));
    Optional<SubjectPage> page = about.isEmpty() ? Optional.empty() : survey.page(subject);
    return new Surveyed(
        changes, versions, missed, page.map(surveyed -> surveyed.of(count(subject, shown))));
  }

  /// Those of the subject, and others.
  private static List<Story> common(List<Story> about, Shown shown) {
    Map<String, Story> all = new LinkedHashMap<>();
    about.forEach(story -> all.put(story.id(), story));
    shown.stories().newest(0, COMMON).forEach(story -> all.putIfAbsent(story.id(), story));
    return List.copyOf(all.values());
  }

  private static int count(String subject, Shown shown) {
    return shown.stories().subjects().entrySet().stream()
        .filter(entry -> entry.getKey().subject().equals(subject))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /// A claim is shown if it holds against its sources' own sentences.
  private static Predicate<Claim> proven(
      Function<String, Optional<Item>> items, Set<String> missed) {
    Map<String, Optional<Original>> atHand = recent(AT_HAND);
    Proof proof =
        new Proof(item -> {
          Optional<Original> original =
              atHand.computeIfAbsent(item, id -> items.apply(id).map(Original::of));
          if (original.isEmpty()) {
            missed.add(item);
          }
          return original;
        });
    return claim -> proof.of(claim, Manner.TAKEN).holds();
  }

  /// Keeps the entries that were used last.
  private static <V> Map<String, V> recent(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
      }
    };
  }
}
