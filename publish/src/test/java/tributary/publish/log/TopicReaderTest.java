package tributary.publish.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.publish.SampleWeek;

class TopicReaderTest {
  private static final Topic<Digest> DIGESTS = new Topics("").digests();
  private static final TopicPartition PARTITION = new TopicPartition("digests", 0);
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final TopicReader reader = new TopicReader(consumer);
  private final List<String> read = new ArrayList<>();

  @BeforeEach
  void followDigests() {
    Node[] none = new Node[0];
    consumer.updatePartitions(
        "digests", List.of(new PartitionInfo("digests", 0, Node.noNode(), none, none)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    reader.follow(DIGESTS, (partition, key, digest) -> read.add(key));
  }

  @Test
  void readsFromTheBeginningToTheEndAsItWas() {
    add(0, "one", bytes());
    consumer.updateEndOffsets(Map.of(PARTITION, 1L));

    reader.toEnd(() -> false);

    assertThat(read).containsExactly("one");
  }

  @Test
  void waitsForARecordThatTheEndDoesNotShowYet() {
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(() -> add(0, "mine", bytes()));

    reader.past(DIGESTS, 0, () -> false);

    assertThat(read).containsExactly("mine");
  }

  @Test
  void passesOverARecordItCannotReadAndCountsIt() {
    add(0, "broken", "{\"schema\":99}".getBytes(StandardCharsets.UTF_8));
    add(1, "fine", bytes());
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));

    reader.toEnd(() -> false);

    assertThat(read).containsExactly("fine");
    assertThat(reader.unreadable()).isEqualTo(1);
  }

  @Test
  void readsOnFromAnOffsetAndSaysWhereEachRecordLies() {
    add(0, "one", bytes());
    add(1, "two", bytes());
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));

    Map<Integer, Long> told = new HashMap<>();
    TopicReader.Bookmark bookmark =
        new TopicReader.Bookmark() {
          @Override
          public void begin(Map<Integer, Long> ends) {
            told.putAll(ends);
          }

          @Override
          public long next(int partition) {
            return 1;
          }
        };
    reader.follow(
        DIGESTS, bookmark, (partition, offset, key, digest) -> read.add(key + "@" + offset));
    reader.toEnd(() -> false);

    assertThat(read).as("both who follow the topic").containsExactly("two", "two@1");
    assertThat(told).isEqualTo(Map.of(0, 2L));
  }

  @Test
  void leavesOffWhenAsked() {
    consumer.updateEndOffsets(Map.of(PARTITION, 5L));

    reader.toEnd(() -> true);

    assertThat(read).isEmpty();
  }

  @Test
  void saysWhichTopicIsMissing() {
    assertThatThrownBy(() -> reader.partitions(new Topics("x-").stories()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("x-stories");
  }

  private void add(long offset, String key, byte[] value) {
    consumer.addRecord(new ConsumerRecord<>("digests", 0, offset, key, value));
  }

  private static byte[] bytes() {
    return DIGESTS.values().serializer().serialize("digests", SampleWeek.digest());
  }
}
