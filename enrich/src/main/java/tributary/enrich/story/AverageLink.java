package tributary.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.events.story.Evidence;

/// Decides which story an item tells: that of the text it repeats, else the open story whose
/// members it is most like on average (average-link clustering in one pass), else one of its own;
/// and which two stories are one after all. Never by the likeness to one member alone: chains of
/// those put 86 % of a news stream into one story (docs/quality.md). Pure.
///
/// @param threshold mean similarity from which an item joins, 0 to 1000
/// @param merging mean similarity from which two stories are one, 0 to 1000
/// @param open how long after its last member a story takes one in
record AverageLink(int threshold, int merging, Duration open) {

  /// Where an item goes.
  ///
  /// @param story id of the story
  /// @param duplicateOf the member whose text it repeats
  /// @param evidence its nearest member; null where it begins the story
  record Decision(String story, @Nullable String duplicateOf, @Nullable Evidence evidence) {}

  /// How an item or a story stands to another story.
  record Near(OpenStory story, Link link) {
    private static final Comparator<Near> MOST_ALIKE =
        Comparator.comparingInt((Near near) -> -near.link().mean())
            .thenComparing(near -> near.story().id());
  }

  /// The id of a story that `item` begins. An edit does so only where the item itself has been
  /// forgotten: that story has another id than the one of old.
  static String idOf(String item, int version) {
    return version == 1
        ? Ids.hash("story", item)
        : Ids.hash("story", item, Integer.toString(version));
  }

  /// @param neighbours the items that `item` pairs with
  /// @param near how it stands to the stories of these that are open
  Decision decide(String item, int version, Neighbours neighbours, Collection<Near> near) {
    return neighbours
        .copied()
        .map(known -> new Decision(known.place().story(), known.text(), known.pair().evidence()))
        .or(() -> joined(near))
        .orElseGet(() -> new Decision(idOf(item, version), null, null));
  }

  /// How `voice` stands to each of `stories` with members that it pairs with.
  List<Near> near(Voice voice, Neighbours neighbours, Collection<OpenStory> stories) {
    Function<String, Map<String, Evidence>> compared =
        item -> item.equals(voice.item()) ? neighbours.texts() : Map.of();
    return stories.stream()
        .map(story ->
            new Near(story, Link.between(List.of(voice), story.voices(), compared, threshold)))
        .toList();
  }

  /// The one of `others` that is the same story as `own`, the most alike of several.
  ///
  /// @param compared how a voice stands to earlier ones, by their id
  Optional<Near> same(
      OpenStory own,
      Collection<OpenStory> others,
      Function<String, Map<String, Evidence>> compared) {
    return others.stream()
        .map(other ->
            new Near(other, Link.between(own.voices(), other.voices(), compared, threshold)))
        .filter(near -> mayMerge(near.link(), own, near.story()))
        .min(Near.MOST_ALIKE);
  }

  /// How `voice` stands to a story.
  ///
  /// @param compared how a voice stands to earlier ones, by their id
  Link between(Voice voice, OpenStory story, Function<String, Map<String, Evidence>> compared) {
    return Link.between(List.of(voice), story.voices(), compared, threshold);
  }

  /// Whether an item that stands so to a story may be in it.
  boolean joins(Link link) {
    return link.allowed() && link.mean() >= threshold;
  }

  /// Whether the two could be one story, as far as one item can tell. An item whose own mean is
  /// lower cannot have lifted the mean of its whole story so far. One item alone joins as it would
  /// if it came now.
  boolean mayMerge(Link link, OpenStory own, OpenStory other) {
    boolean alone = own.voices().size() == 1 || other.voices().size() == 1;
    return link.allowed() && link.mean() >= (alone ? threshold : merging);
  }

  /// Whether a story is open.
  boolean takesIn(OpenStory story, Instant at) {
    return !story.last().plus(open).isBefore(at);
  }

  private Optional<Decision> joined(Collection<Near> near) {
    return near.stream()
        .filter(n -> joins(n.link()))
        .min(Near.MOST_ALIKE)
        .map(n -> new Decision(n.story().id(), null, evidence(n.link())));
  }

  /// How `voice` stands to the nearest of a story; to its first, unlike, where none was compared.
  Evidence nearest(Voice voice, OpenStory story, Function<String, Map<String, Evidence>> compared) {
    Link.Tie nearest = between(voice, story, compared).nearest();
    String first = story.voices().getFirst().whole();
    return nearest == null
        ? new Evidence(first, 0, "", null, Map.of(), null, List.of())
        : nearest.evidence();
  }

  private static @Nullable Evidence evidence(Link link) {
    Link.Tie nearest = link.nearest();
    return nearest == null ? null : nearest.evidence().decidedBy(link.mean());
  }
}
