package tributary.publish.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.publish.SampleWeek;

class TopicWriterTest {
  private static final Topic<Digest> DIGESTS = new Topics("").digests();
  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final TopicWriter writer = new TopicWriter(producer);
  private final Digest digest = SampleWeek.digest();

  @Test
  void hasWrittenAndCommittedWhenItReturns() {
    writer.open();

    writer.write(DIGESTS, digest.edition(), digest);

    ProducerRecord<String, byte[]> record = producer.history().getFirst();
    assertThat(record.key()).isEqualTo("weekly-2026-W46");
    assertThat(DIGESTS.values().deserializer().deserialize("digests", record.value()))
        .isEqualTo(digest);
    assertThat(record.headers().lastHeader("ce_type").value())
        .asString()
        .isEqualTo("tributary.digest.v1");
    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void writesManyInOneTransactionInTheirOrder() {
    writer.open();
    List<Digest> three = List.of(digest, digest, digest);
    Iterator<String> keys = List.of("a", "b", "a").iterator();

    writer.write(DIGESTS, three, value -> keys.next());

    assertThat(producer.history()).extracting(ProducerRecord::key).containsExactly("a", "b", "a");
    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void leavesNothingOfManyBehindWhenTheCommitFails() {
    writer.open();
    producer.commitTransactionException = new TimeoutException("no answer");

    assertThatThrownBy(() -> writer.write(DIGESTS, List.of(digest, digest), Digest::edition))
        .hasMessage("no answer");

    assertThat(producer.history()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenTheCommitFails() {
    writer.open();
    producer.commitTransactionException = new TimeoutException("no answer");

    assertThatThrownBy(() -> writer.write(DIGESTS, "e", digest)).hasMessage("no answer");

    assertThat(producer.history()).isEmpty();
    assertThat(producer.transactionAborted()).isTrue();
  }

  @Test
  void saysWhyTheCommitFailedAlsoWhenNothingCanBeTakenBack() {
    writer.open();
    producer.commitTransactionException = new TimeoutException("no answer");
    producer.abortTransactionException = new IllegalStateException("commit it again");

    assertThatThrownBy(() -> writer.write(DIGESTS, "e", digest)).hasMessage("no answer");
  }

  @Test
  void failsOnceAnotherPublisherHasTakenOver() {
    writer.open();
    producer.fenceProducer();

    assertThatThrownBy(() -> writer.write(DIGESTS, "e", digest))
        .isInstanceOf(ProducerFencedException.class);
  }
}
