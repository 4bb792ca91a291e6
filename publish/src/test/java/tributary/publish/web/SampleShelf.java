package tributary.publish.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tributary.events.digest.Digest;
import tributary.events.item.Item;
import tributary.events.story.Story;
import tributary.events.topic.Marked;
import tributary.publish.SampleStories;
import tributary.publish.SampleWeek;
import tributary.publish.shelf.Items;
import tributary.publish.shelf.Stories;

/// What sample pages are made of; items may be taken out of it, and stories put in.
record SampleShelf(Stories stories, Map<String, Item> items) {

  /// The sample week.
  static SampleShelf week() {
    return with(SampleStories.briefed());
  }

  static SampleShelf with(List<Story> told) {
    SampleShelf shelf =
        new SampleShelf(
            new Stories(),
            Collections.synchronizedMap(new LinkedHashMap<>(SampleStories.items(told))));
    told.forEach(shelf::put);
    return shelf;
  }

  void put(Story story) {
    stories.put(story.id(), Marked.of(story));
  }

  Shown shown(List<Digest> editions) {
    return shown(editions, new Whereabouts(null));
  }

  Shown shown(List<Digest> editions, Whereabouts place) {
    return new Shown(
        editions,
        "The week in brief",
        "Monday at seven",
        SampleWeek.ZONE,
        stories,
        new Items(id -> Optional.ofNullable(items.get(id)), items::containsKey, items::size),
        place);
  }
}
