package tributary.publish.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.story.Story;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Original;
import tributary.publish.proof.Proof;
import tributary.publish.shelf.Items;
import tributary.publish.subject.Commons;
import tributary.publish.subject.SubjectPage;
import tributary.publish.subject.Survey;

/// Surveys subjects, one after the other. For one thread.
final class Surveying {
  /// Stories that are surveyed, the newest: what is older is found by searching.
  static final int STORIES = 400;

  /// Stories of whatever subject that say which words are common.
  private static final int COMMON = 1_000;

  /// Items whose sentences are at hand during a survey.
  private static final int AT_HAND = 128;

  /// Missed items that are asked for again.
  private static final int MISSED = 32;

  private @Nullable Commons commons;

  /// A subject as it was surveyed.
  ///
  /// @param shelf number of the shelf that was surveyed
  /// @param stories number of their changes, at which it was found to hold
  /// @param items number of their changes, at which it was found to hold
  /// @param missed items that claims rest on and nobody had: stories may come before their items
  /// @param page empty where no story is about the subject
  record Surveyed(
      long shelf,
      long stories,
      long items,
      Map<String, Integer> versions,
      Set<String> missed,
      Optional<SubjectPage> page) {

    /// The same, if nothing of it has changed; empty where it is to be surveyed again. Looks no
    /// further where nothing at all has changed.
    Optional<Surveyed> still(String subject, Shown shown) {
      long storiesNow = shown.stories().changes();
      long itemsNow = shown.items().changes();
      if (storiesNow == stories && itemsNow == items) {
        return Optional.of(this);
      }
      if (shown.stories().number() != shelf) {
        return Optional.empty();
      }
      boolean found =
          itemsNow != items && missed.stream().limit(MISSED).anyMatch(shown.items()::has);
      boolean same =
          !found
              && (storiesNow == stories
                  || versions.equals(shown.stories().versions(subject, STORIES)));
      return same
          ? Optional.of(new Surveyed(shelf, storiesNow, itemsNow, versions, missed, page))
          : Optional.empty();
    }

    /// Whether its survey took so long that nobody should wait for the next one.
    boolean large(int many) {
      return versions.size() > many;
    }
  }

  /// Has it asked anew which words are common.
  void forget() {
    commons = null;
  }

  Surveyed survey(String subject, Shown shown) {
    long stories = shown.stories().changes();
    long items = shown.items().changes();
    Map<String, Integer> versions = shown.stories().versions(subject, STORIES);
    List<Story> about = shown.stories().about(subject, STORIES);
    Set<String> missed = new HashSet<>();
    Survey survey = new Survey(about, commons(shown), proven(shown.items(), missed));
    Optional<SubjectPage> page = about.isEmpty() ? Optional.empty() : survey.page(subject);
    return new Surveyed(
        shown.stories().number(),
        stories,
        items,
        versions,
        missed,
        page.map(whole -> whole.of(count(subject, shown))));
  }

  private Commons commons(Shown shown) {
    Commons known = commons;
    if (known == null) {
      known = Commons.of(shown.stories().newest(0, COMMON));
      commons = known;
    }
    return known;
  }

  /// How many stories are about a subject.
  static int count(String subject, Shown shown) {
    return shown.stories().subjects().entrySet().stream()
        .filter(entry -> entry.getKey().subject().equals(subject))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /// A claim is shown if it holds against its sources' own sentences. Each is looked into once.
  private static Predicate<Claim> proven(Items items, Set<String> missed) {
    Map<String, Optional<Original>> atHand = recent();
    Proof proof =
        new Proof(item -> {
          Optional<Original> original =
              atHand.computeIfAbsent(item, id -> items.item(id).map(Original::of));
          if (original.isEmpty()) {
            missed.add(item);
          }
          return original;
        });
    Map<Claim, Boolean> known = new HashMap<>();
    return claim ->
        known.computeIfAbsent(claim, one -> proof.of(one, Manner.TAKEN).holds()).booleanValue();
  }

  private static Map<String, Optional<Original>> recent() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Optional<Original>> eldest) {
        return size() > AT_HAND;
      }
    };
  }
}
