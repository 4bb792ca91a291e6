package tributary.enrich.story;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Evidence;

/// Lets members of other stories move to the one that an item has just joined or begun, where they
/// are more like it than the story they are in: the first item of an event often meets the wrong
/// neighbours before its own come. On reworded news this is worth two points of pair F1 over a
/// single pass (docs/quality.md). One thread.
///
/// Only those move that the item pairs with, each at most once; a member that is alone in its story
/// does not move, its story is merged; an episode's parts stay where they are.
final class Settling {
  private static final Comparator<Map.Entry<String, Evidence>> NEAREST =
      Comparator.comparingInt((Map.Entry<String, Evidence> e) -> -e.getValue().score())
          .thenComparing(Map.Entry::getKey);

  private final AverageLink link;
  private final Memory memory;

  Settling(AverageLink link, Memory memory) {
    this.link = link;
    this.memory = memory;
  }

  /// @param story that the item of `head` is in now
  /// @param neighbours of the item
  /// @return the story with all who have moved to it
  OpenStory settle(OpenStory story, Verdict head, Neighbours neighbours, Ruling ruling) {
    OpenStory settled = story;
    for (String item :
        neighbours.texts().entrySet().stream().sorted(NEAREST).map(Map.Entry::getKey).toList()) {
      settled = settle(settled, item, head, ruling);
    }
    return settled;
  }

  private OpenStory settle(OpenStory story, String item, Verdict head, Ruling ruling) {
    OpenStory from = from(story, item, head);
    Voice voice = from == null ? null : from.voice(item);
    if (from == null || voice == null || !mayLeave(voice, from)) {
      return story;
    }
    Link there = link.between(voice, story, other -> memory.compared(other, head.at()));
    OpenStory rest = from.without(voice, repeats(item, from, head));
    Link here = link.between(voice, rest, other -> memory.compared(other, head.at()));
    Link.Tie nearest = there.nearest();
    if (nearest == null || !link.joins(there) || there.mean() <= here.mean()) {
      return story;
    }
    return move(voice, from, story, nearest.evidence().decidedBy(there.mean()), head, ruling);
  }

  /// The other story that an item is in; null where it is in none that is open.
  private @Nullable OpenStory from(OpenStory story, String item, Verdict head) {
    Placed place = memory.placed(item, head.at());
    OpenStory from = place == null ? null : memory.story(place.story(), head.at());
    return from == null || from.id().equals(story.id()) || !link.takesIn(from, head.at())
        ? null
        : from;
  }

  private static boolean mayLeave(Voice voice, OpenStory from) {
    return from.voices().size() > 1
        && PassageId.number(voice.item()) == 0
        && from.voices().stream().filter(other -> other.whole().equals(voice.whole())).count() == 1;
  }

  private List<String> repeats(String item, OpenStory from, Verdict head) {
    return from.repeats().stream()
        .filter(repeat -> {
          Placed place = memory.placed(repeat, head.at());
          return place != null && item.equals(place.duplicateOf());
        })
        .toList();
  }

  private OpenStory move(
      Voice voice, OpenStory from, OpenStory to, Evidence evidence, Verdict head, Ruling ruling) {
    List<String> repeats = repeats(voice.item(), from, head);
    OpenStory left = from.without(voice, repeats);
    OpenStory joined = to.takingIn(voice, repeats);
    memory.put(left);
    memory.put(joined);
    memory.explain(voice.item(), evidence);
    ruling.grow(to, joined, memory);
    carry(voice.item(), joined, ruling);
    repeats.forEach(repeat -> carry(repeat, joined, ruling));
    ruling.leave(from.id(), voice.item());
    repeats.forEach(repeat -> ruling.leave(from.id(), repeat));
    if (from.voices().getFirst().equals(voice)) {
      begin(left, head, ruling);
    }
    return joined;
  }

  private void carry(String item, OpenStory to, Ruling ruling) {
    memory.move(item, to.id());
    ruling.retell(item, memory);
  }

  /// Whoever is first now is the one that the others joined.
  private void begin(OpenStory left, Verdict head, Ruling ruling) {
    String first = left.voices().getFirst().item();
    if (memory.placed(first, head.at()) != null) {
      memory.explain(first, null);
      ruling.retell(first, memory);
    }
  }
}
