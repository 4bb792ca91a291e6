package tributary.app.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Scribe;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicException;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.topic.Cluster;
import tributary.ingest.outlet.FeedList;

/// The list of followed feeds on a cluster. Not safe against two people changing one feed at the
/// same moment: the later change counts.
public final class FeedRegistry {
  private final Cluster cluster;

  public FeedRegistry(Cluster cluster) {
    this.cluster = cluster;
  }

  /// What is followed.
  ///
  /// @param followed in no particular order that lasts
  /// @param unreadable records on `feeds` that say nothing that could be followed, one line each
  public record Look(List<Followed> followed, List<String> unreadable) {}

  /// Looks at what is followed and how it goes.
  public Look look() {
    List<String> unreadable = new ArrayList<>();
    FeedList list = list(unreadable);
    Map<String, FeedStatus> statuses = Snapshot.of(cluster, cluster.topics().feedStatus()).values();
    return new Look(
        list.feeds().stream().map(feed -> new Followed(feed, statuses.get(feed.id()))).toList(),
        unreadable);
  }

  /// Every followed feed, in no particular order that lasts.
  public List<Followed> all() {
    return look().followed();
  }

  /// Follows those of `wanted` that are not followed yet, and takes over their titles, settings and
  /// subjects where they are. A paused feed stays paused. Nothing is unfollowed.
  ///
  /// @return what was new or changed
  public List<Feed> register(Collection<Feed> wanted) {
    FeedList list = list(new ArrayList<>());
    Map<String, Feed> changed = new LinkedHashMap<>();
    for (Feed feed : wanted) {
      Feed before = list.feed(feed.id());
      Feed after = before == null ? feed : merged(before, feed);
      if (!after.equals(before)) {
        changed.put(after.id(), after);
      }
    }
    Map<String, @Nullable Feed> records = new LinkedHashMap<>();
    changed.values().forEach(feed -> records.put(key(list, feed.id()), feed));
    write(records);
    return List.copyOf(changed.values());
  }

  /// Pauses or resumes a feed.
  ///
  /// @throws FeedException if no feed has that id
  public Feed pause(String id, boolean paused) {
    FeedList list = list(new ArrayList<>());
    Feed feed = find(list, id);
    Feed changed =
        new Feed(
            feed.id(),
            feed.url(),
            feed.title(),
            feed.fullText(),
            paused,
            feed.subjects(),
            feed.form(),
            feed.selector());
    write(Map.of(key(list, id), changed));
    return changed;
  }

  /// Ends the following of a feed, under whatever keys it is followed; what it brought stays.
  ///
  /// @throws FeedException if no feed has that id
  public Feed remove(String id) {
    FeedList list = list(new ArrayList<>());
    Feed feed = find(list, id);
    Map<String, @Nullable Feed> ends = new LinkedHashMap<>();
    list.keys(id).forEach(key -> ends.put(key, null));
    write(ends);
    return feed;
  }

  private FeedList list(List<String> unreadable) {
    FeedList list = new FeedList(cluster.topics().feeds(), _ -> true);
    Snapshot.each(
        cluster,
        cluster.topics().feeds(),
        record -> {
          try {
            list.take(record, (_, _) -> {});
          } catch (SerializationException e) {
            unreadable.add(
                "%s, key '%s', partition %d, offset %d: %s"
                    .formatted(
                        record.topic(),
                        Feed.line(record.key()),
                        record.partition(),
                        record.offset(),
                        e.getMessage()));
          }
        });
    return list;
  }

  private static Feed find(FeedList list, String id) {
    Feed feed = list.feed(id);
    if (feed == null) {
      throw new FeedException(
          "no feed has the id '" + id + "': `tributary feeds list` shows the ids");
    }
    return feed;
  }

  /// Where the feed's records lie; its id, unless somebody else has chosen another key.
  private static String key(FeedList list, String id) {
    Set<String> keys = list.keys(id);
    return keys.isEmpty() || keys.contains(id) ? id : Collections.min(keys);
  }

  private static Feed merged(Feed before, Feed wanted) {
    return new Feed(
        before.id(),
        wanted.url(),
        wanted.title() == null ? before.title() : wanted.title(),
        wanted.fullText(),
        before.paused(),
        wanted.subjects().isEmpty() ? before.subjects() : wanted.subjects(),
        wanted.form(),
        wanted.selector());
  }

  /// Writes a value, or with null a tombstone, under each key.
  private void write(Map<String, ? extends @Nullable Feed> records) {
    try {
      new Scribe(cluster).write(cluster.topics().feeds(), records);
    } catch (TopicException e) {
      throw new FeedException("the feed is not written: " + e.getMessage(), e);
    }
  }
}
