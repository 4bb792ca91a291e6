package tributary.publish.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import tributary.events.digest.Digest;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// What earlier editions of a digest have told, by story and by item: a story stays told when it is
/// merged into another, or found anew under another id.
///
/// @param stories ids of the stories that had an entry
/// @param items ids of the items behind those entries
public record Told(Set<String> stories, Set<String> items) {
  public Told {
    stories = Set.copyOf(stories);
    items = Set.copyOf(items);
  }

  /// What editions of `digest` that ended by `end` have told.
  public static Told by(Collection<Digest> editions, String digest, Instant end) {
    Set<String> stories = new HashSet<>();
    Set<String> items = new HashSet<>();
    editions.stream()
        .filter(edition -> edition.digest().equals(digest) && !edition.to().isAfter(end))
        .flatMap(edition -> edition.entries().stream())
        .forEach(entry -> {
          stories.add(entry.story());
          items.addAll(entry.toldBy());
        });
    return new Told(stories, items);
  }

  /// Whether a reader knows this story already.
  public boolean knows(Story story) {
    return stories.contains(story.id())
        || story.aliases().stream().anyMatch(stories::contains)
        || story.members().stream().anyMatch(this::knows);
  }

  /// Whether an edition was told by this item.
  public boolean knows(Member member) {
    return member.role() != Role.DUPLICATE && items.contains(member.item());
  }
}
