package tributary.app.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tributary.app.topic.TopicException;
import tributary.app.topic.TopicLog;
import tributary.events.item.Kind;
import tributary.events.letter.Letter;
import tributary.events.letter.Place;
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
  private final Map<TopicPartition, Long> begun = new HashMap<>();
  private final Set<TopicPartition> told = new HashSet<>();
  private final Books books = new Books();
  private final Consumer<ConsumerRecord<String, byte[]>> witness;

  /// Of all that there is.
  public Audit(Cluster cluster) {
    this(cluster, record -> {});
  }

  /// @param witness is shown every record of `items` and `stories`, too
  Audit(Cluster cluster, Consumer<ConsumerRecord<String, byte[]>> witness) {
    this.cluster = cluster;
    this.witness = witness;
    this.log = new TopicLog(cluster);
    this.raw = Stream.of(Kind.values()).<Topic<?>>map(kind -> cluster.topics().raw(kind)).toList();
  }

  /// Of what was fetched at `since` or later: an item and what is said of it have one stamp.
  static Audit since(
      Cluster cluster, Instant since, Consumer<ConsumerRecord<String, byte[]>> witness) {
    Audit audit = new Audit(cluster, witness);
    List<Topic<?>> dated = new ArrayList<>(audit.raw);
    dated.add(cluster.topics().items());
    dated.add(cluster.topics().stories());
    audit.begun.putAll(audit.log.begin(dated, since));
    return audit;
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
    log.read(
        List.of(cluster.topics().items()),
        record -> {
          witness.accept(record);
          books.item(record);
        });
    log.read(List.of(cluster.topics().deadLetters()), this::letter);
    log.read(raw, books::raw);
    gaps();
    books.settle(closed);
    return books.findings(closed);
  }

  /// Raw topics are kept for ever: who deletes of them takes items away.
  private void gaps() {
    log.gaps()
        .forEach((partition, records) -> {
          boolean ofRaw = raw.stream().anyMatch(topic -> topic.name().equals(partition.topic()));
          if (ofRaw && told.add(partition)) {
            books.fault(
                "%,d records of %s were deleted before they were read here: that topic is kept for ever"
                    .formatted(records, partition));
          }
        });
  }

  private void story(ConsumerRecord<String, byte[]> record) {
    witness.accept(record);
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
              && raw.stream().anyMatch(topic -> topic.name().equals(letter.origin().topic()))
              && !earlier(letter.origin());
      books.letter(record, letter, ofRaw);
    }
  }

  /// Whether it lay there before this audit begins; a rejected one never lay anywhere.
  private boolean earlier(Place origin) {
    TopicPartition lane = new TopicPartition(origin.topic(), origin.partition());
    return origin.offset() >= 0 && origin.offset() < begun.getOrDefault(lane, 0L);
  }

  @Override
  public void close() {
    log.close();
  }
}
