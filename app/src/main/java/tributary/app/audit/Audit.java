package tributary.app.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tributary.app.topic.TopicException;
import tributary.app.topic.TopicLog;
import tributary.events.item.Kind;
import tributary.events.letter.Letter;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Checks from the topics alone that nothing that was fetched is lost and nothing is there twice.
/// The first round reads them from their beginning, each further one what came meanwhile. For one
/// run of enrich, that of the cluster it is given. One thread.
public final class Audit implements AutoCloseable {
  private final Cluster cluster;
  private final TopicLog log;
  private final Map<Integer, Instant> marks = new HashMap<>();
  private final List<Topic<?>> raw;
  private final Books books = new Books();

  public Audit(Cluster cluster) {
    this.cluster = cluster;
    this.log = new TopicLog(cluster);
    this.raw = Stream.of(Kind.values()).<Topic<?>>map(kind -> cluster.topics().raw(kind)).toList();
  }

  /// One round over the whole of it.
  ///
  /// @throws TopicException when the broker does not give what is on the topics
  public static Findings of(Cluster cluster) {
    try (Audit audit = new Audit(cluster)) {
      return audit.round();
    }
  }

  /// Reads what came since the last round, and finds out how it stands. What comes out is read
  /// before what went in, and how far time is closed before both: so nothing is missed that is only
  /// on its way.
  ///
  /// @throws TopicException when the broker does not give what is on the topics
  public Findings round() {
    int partitions = log.read(List.of(cluster.topics().stories()), this::story);
    Instant closed =
        marks.size() < partitions
            ? Instant.EPOCH
            : marks.values().stream().min(Instant::compareTo).orElse(Instant.EPOCH);
    log.read(List.of(cluster.topics().items()), books::item);
    log.read(List.of(cluster.topics().deadLetters()), this::letter);
    log.read(raw, books::raw);
    books.settle(closed);
    return books.findings(closed);
  }

  private void story(ConsumerRecord<String, byte[]> record) {
    Version story = Version.read(record.value());
    if (story.mark() != null) {
      marks.put(record.partition(), story.mark().upTo());
    } else if (story.id() != null) {
      books.story(story.id());
    }
  }

  private void letter(ConsumerRecord<String, byte[]> record) {
    Letter letter = Letter.of(record);
    if (letter.run().equals(cluster.run()) || letter.room().equals("ingest")) {
      boolean ofRaw =
          letter.origin() != null
              && raw.stream().anyMatch(topic -> topic.name().equals(letter.origin().topic()));
      books.letter(record, letter, ofRaw);
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
