package tributary.publish.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/// Subject pages as they were last surveyed: a subject is surveyed again when one of its stories is
/// another than then, or an item has come that was missed, not at each request. For any thread; one
/// surveys at a time.
final class Surveys {
  /// Subjects whose page is kept.
  private static final int KEPT = 64;

  /// Items whose sentences are at hand during a survey.
  private static final int AT_HAND = 128;

  /// @param missed items that claims rest on and nobody had: stories may come before their items
  private record Surveyed(
      Map<String, Integer> versions, Set<String> missed, Optional<SubjectPage> page) {
    boolean holds(Map<String, Integer> now, Function<String, Optional<Item>> items) {
      return versions.equals(now) && missed.stream().noneMatch(id -> items.apply(id).isPresent());
    }
  }

  private final Map<String, Surveyed> kept = recent(KEPT);

  synchronized Optional<SubjectPage> page(String subject, Shown shown) {
    List<Story> stories = shown.stories().all();
    Map<String, Integer> versions = versions(subject, stories);
    Surveyed known = kept.get(subject);
    if (known == null || !known.holds(versions, shown.items())) {
      Set<String> missed = new HashSet<>();
      Survey survey = new Survey(stories, proven(shown.items(), missed));
      known = new Surveyed(versions, missed, survey.page(subject));
      if (known.page().isPresent()) {
        kept.put(subject, known);
      }
    }
    return known.page();
  }

  private static Map<String, Integer> versions(String subject, List<Story> stories) {
    Map<String, Integer> versions = new HashMap<>();
    for (Story story : stories) {
      if (story.subjects().stream().anyMatch(tag -> tag.subject().equals(subject))) {
        versions.put(story.id(), story.version());
      }
    }
    return versions;
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
