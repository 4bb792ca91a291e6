package tributary.events.topic;

import org.apache.kafka.common.serialization.Serde;

/// A Kafka topic that knows its own bytes. Keys are strings (UTF-8) on every topic.
///
/// @param name with the cluster's prefix
/// @param values how values are written and read; nobody chooses a serde at a call site
/// @param single whether it has one partition; else as many as [Cluster#partitions]
/// @param about one line for `docs/topics.md`: key, value
public record Topic<V>(
    String name, Serde<V> values, Kept kept, Writer writer, boolean single, String about) {}
