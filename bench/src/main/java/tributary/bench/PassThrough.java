package tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.events.topic.Cluster;

/// The least that any topology does: it copies `posts` as bytes to another topic, exactly once,
/// with the settings of enrich. What enrich takes beside it is enrich's own.
final class PassThrough {
  private static final Duration STALLED = Duration.ofMinutes(15);

  private PassThrough() {}

  /// Copies all that lies on `posts`. The first half is taken to warm up.
  static EnrichRun.Took copied(Cluster cluster, Path folder) throws Exception {
    String posts = cluster.topics().posts().name();
    String copy = "pass-through";
    try (Admin admin = Admin.create(cluster.admin())) {
      admin
          .createTopics(List.of(new NewTopic(copy, cluster.partitions(), cluster.replication())))
          .all()
          .get();
    }
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(posts, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .to(copy, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    try (KafkaStreams streams = new KafkaStreams(builder.build(), settings(cluster, folder));
        KafkaConsumer<byte[], byte[]> reader =
            new KafkaConsumer<>(
                cluster.consumer(Map.of()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      long all = records(reader, posts);
      streams.start();
      return await(reader, copy, all);
    }
  }

  private static Properties settings(Cluster cluster, Path folder) throws IOException {
    Path state = Files.createDirectories(folder.resolve("pass-through"));
    Properties settings =
        Enrich.properties(cluster, EnrichConfig.defaults(), state, "pass-through");
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "pass-through");
    return settings;
  }

  private static long records(KafkaConsumer<byte[], byte[]> reader, String topic) {
    return reader.endOffsets(Set.copyOf(partitions(reader, topic))).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> reader, String topic) {
    return reader.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static EnrichRun.Took await(
      KafkaConsumer<byte[], byte[]> reader, String topic, long all) {
    List<TopicPartition> partitions = partitions(reader, topic);
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    long read = 0;
    long from = 0;
    long began = System.nanoTime();
    long processor = 0;
    while (read < all) {
      int more = reader.poll(Duration.ofMillis(50)).count();
      if (more == 0 && System.nanoTime() - began > STALLED.toNanos()) {
        throw new IllegalStateException("stalled: " + read + " of " + all + " copied");
      }
      read += more;
      if (from == 0 && 2 * read >= all) {
        from = read;
        began = System.nanoTime();
        processor = Consumption.processor();
      }
    }
    return new EnrichRun.Took(
        (int) Math.max(1, all - from),
        System.nanoTime() - began,
        Consumption.processor() - processor,
        Waits.NONE);
  }
}
