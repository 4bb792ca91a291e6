package tributary.app.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Cluster;

/// Which Kafka to work on.
///
/// @param bootstrap `host:port[,host:port…]` of your cluster; null starts the embedded broker
/// @param prefix put before every topic and group name
/// @param partitions of every topic that has more than one; not to be changed once topics exist
/// @param replication of every topic; 1 on the embedded broker
/// @param port of the embedded broker on 127.0.0.1; 0 for any free one, kept over restarts
/// @param properties passed through to every client, such as `security.protocol`
public record KafkaConfig(
    @Nullable String bootstrap,
    String prefix,
    int partitions,
    short replication,
    int port,
    Map<String, String> properties) {

  public KafkaConfig {
    if (partitions < 1 || partitions > 512) {
      throw new IllegalArgumentException("partitions lies between 1 and 512: " + partitions);
    }
    if (replication < 1) {
      throw new IllegalArgumentException("replication counts from 1: " + replication);
    }
    if (bootstrap == null && replication > 1) {
      throw new IllegalArgumentException(
          "replication is 1 on the embedded broker, not " + replication);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port lies between 0 and 65535: " + port);
    }
    if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
      throw new IllegalArgumentException(
          "prefix is made of letters, digits, dots, hyphens and underscores: '" + prefix + "'");
    }
    properties = Map.copyOf(properties);
  }

  static KafkaConfig defaults() {
    return new KafkaConfig(null, "", 3, (short) 1, 0, Map.of());
  }

  /// Without its properties: they hold passwords.
  @Override
  public String toString() {
    return "KafkaConfig[" + bootstrap + ", prefix '" + prefix + "']";
  }

  /// This, at a broker that was found or started.
  public Cluster at(String address) {
    return new Cluster(
        address, prefix, partitions, replication, bootstrap == null ? Map.of() : properties);
  }
}
