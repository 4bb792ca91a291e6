package tributary.app.letter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.Scribe;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicLog;
import tributary.events.letter.Letter;
import tributary.events.letter.Place;
import tributary.events.letter.Settlement.What;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// Sets aside what cannot be read on topics whose readers only pass it over: they read them whole
/// at every start, and would set it aside at each. Here it is done once, as long as its letter is
/// kept and was not retried. Raw items are none of its business: enrich sets them aside itself. One
/// thread.
public final class Sorting implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final Cluster cluster;
  private final TopicLog log;
  private final Map<String, Topic<?>> topics = new HashMap<>();
  private final List<Topic<?>> whole;
  private final List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
  private @Nullable Set<Place> known;
  private Scribe.@Nullable Post post;
  private long shutOut;

  /// Reads nothing yet.
  public Sorting(Cluster cluster) {
    this.cluster = cluster;
    this.log = new TopicLog(cluster);
    Topics all = cluster.topics();
    this.whole =
        List.of(
            all.feeds(),
            all.feedStatus(),
            all.subjectModels(),
            all.digests(),
            all.drafts(),
            all.subscribers(),
            all.deliveries(),
            all.instructions(),
            all.runs(),
            all.live());
    whole.forEach(topic -> topics.put(topic.name(), topic));
  }

  /// Which run readers follow.
  public Live live() {
    Live live = Snapshot.of(cluster, cluster.topics().live()).values().get(Live.KEY);
    if (live == null) {
      live = Live.FIRST;
    }
    Topics followed = cluster.of(live.run()).topics();
    topics.put(followed.items().name(), followed.items());
    topics.put(followed.stories().name(), followed.stories());
    return live;
  }

  /// Looks at a record that somebody else has read.
  public void look(ConsumerRecord<String, byte[]> record) {
    Topic<?> topic = topics.get(record.topic());
    if (topic != null && record.value() != null && reason(topic, record) != null) {
      found.add(record);
    }
  }

  /// Reads what came since, and sets aside what cannot be read.
  public void sort() {
    log.read(whole, this::look);
    boolean resting = shutOut != 0 && System.nanoTime() - shutOut < AGAIN.toNanos();
    if (found.isEmpty() || resting) {
      return;
    }
    if (post == null) {
      post = new Scribe(cluster).post("letters");
      known = known();
    }
    List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : found) {
      Place place = new Place(record.topic(), record.partition(), record.offset());
      if (known != null && known.add(place)) {
        letters.add(letter(place, record));
      }
    }
    if (letters.isEmpty() || post.send(letters)) {
      found.clear();
    } else {
      // Another process does it now; should it end, what is found is still here.
      shutOut = System.nanoTime();
      closePost();
    }
  }

  /// Where the open and the discarded letters came from.
  private Set<Place> known() {
    Set<Place> places = new HashSet<>();
    for (Filed filed : LetterBox.read(cluster).letters().values()) {
      Place origin = filed.letter().origin();
      if (origin != null && (filed.settled() == null || filed.settled().what() != What.RETRIED)) {
        places.add(origin);
      }
    }
    return places;
  }

  private ProducerRecord<byte[], byte[]> letter(
      Place place, ConsumerRecord<String, byte[]> record) {
    Topic<?> topic = topics.get(record.topic());
    String reason = topic == null ? "" : reason(topic, record);
    byte[] key = record.key() == null ? null : record.key().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        cluster.topics().deadLetters().name(),
        null,
        null,
        key,
        record.value(),
        Letter.headers(
            place,
            room(record.topic()),
            "read",
            Run.MAIN,
            reason == null ? "" : reason,
            record.headers()));
  }

  /// Who passes it over.
  private String room(String topic) {
    Topics all = cluster.topics();
    if (topic.equals(all.feeds().name()) || topic.equals(all.feedStatus().name())) {
      return "ingest";
    }
    boolean enrich = topic.equals(all.subjectModels().name()) || topic.equals(all.runs().name());
    return enrich ? "enrich" : "publish";
  }

  private static @Nullable String reason(Topic<?> topic, ConsumerRecord<String, byte[]> record) {
    try {
      topic.values().deserializer().deserialize(topic.name(), record.value());
      return null;
    } catch (SerializationException | IllegalArgumentException e) {
      return Letter.reason(e);
    }
  }

  private void closePost() {
    if (post != null) {
      post.close();
      post = null;
    }
  }

  @Override
  public void close() {
    closePost();
    log.close();
  }
}
