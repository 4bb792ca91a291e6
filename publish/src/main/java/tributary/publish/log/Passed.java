package tributary.publish.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Topic;

/// A record that is made of one that was read, on the partition and with the stamp that it had. Its
/// headers come along, as far as the topic has none of its own; but not to a tombstone of a value.
///
/// @param topic to write to
/// @param source the record that was read
/// @param value null is a tombstone
public record Passed<V>(Topic<V> topic, ConsumerRecord<String, byte[]> source, @Nullable V value) {

  ProducerRecord<String, byte[]> to() {
    boolean same = (value == null) == (source.value() == null);
    Headers headers = same ? new RecordHeaders(source.headers()) : new RecordHeaders();
    byte[] bytes =
        value == null ? null : topic.values().serializer().serialize(topic.name(), headers, value);
    return new ProducerRecord<>(
        topic.name(), source.partition(), source.timestamp(), source.key(), bytes, headers);
  }
}
