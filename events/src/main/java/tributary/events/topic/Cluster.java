package tributary.events.topic;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import tributary.events.run.Run;

/// The Kafka cluster that everybody works on.
///
/// @param bootstrap `host:port[,host:port…]`
/// @param prefix put before every topic name, group id and transactional id; may be empty
/// @param run whose items and stories are worked on (docs/operate.md)
/// @param partitions of every topic that has more than one; feeds and raw topics are spread by host
///   over them
/// @param replication of every topic
/// @param properties passed through to every client (SASL, TLS)
public record Cluster(
    String bootstrap,
    String prefix,
    String run,
    int partitions,
    short replication,
    Map<String, String> properties) {

  /// The largest record on any topic, in bytes: 4 MiB.
  public static final int MAX_RECORD = 4 * 1024 * 1024;

  public Cluster {
    if (bootstrap.isBlank()) {
      throw new IllegalArgumentException("a cluster needs a bootstrap address");
    }
    if (partitions < 1 || replication < 1) {
      throw new IllegalArgumentException("partitions and replication count from 1");
    }
    properties = Map.copyOf(properties);
  }

  /// With the run that is there from the beginning.
  public Cluster(
      String bootstrap,
      String prefix,
      int partitions,
      short replication,
      Map<String, String> properties) {
    this(bootstrap, prefix, Run.MAIN, partitions, replication, properties);
  }

  /// The same for another run.
  public Cluster of(String run) {
    return new Cluster(bootstrap, prefix, run, partitions, replication, properties);
  }

  /// A name for what works on the run, on this cluster alone: an application's or a group's id.
  public String name(String role) {
    return prefix + (run.equals(Run.MAIN) ? role : role + "-" + run);
  }

  /// How many replicas have a record before it counts as written: all but one, so that one broker
  /// may be missing and nothing that was acknowledged is on one disk alone.
  public int minInSync() {
    return Math.max(1, replication - 1);
  }

  /// A single broker at `bootstrap`, with three partitions and no prefix.
  public static Cluster at(String bootstrap) {
    return new Cluster(bootstrap, "", 3, (short) 1, Map.of());
  }

  /// Without its properties: they hold passwords.
  @Override
  public String toString() {
    return "Cluster[" + bootstrap + ", prefix '" + prefix + "', run " + run + "]";
  }

  /// The topics on this cluster.
  public Topics topics() {
    return new Topics(prefix, run);
  }

  /// What an admin client needs.
  public Properties admin() {
    return with(Map.of());
  }

  /// A producer whose records are on the log when it says so; `settings` win. It has one request
  /// under way at a time: a broker takes any sequence number first from a producer that it does not
  /// know. Were its first request refused (the partition has no leader for a moment) and a second
  /// taken, it would send the first in vain until `delivery.timeout.ms`, two minutes.
  public Properties producer(Map<String, ?> settings) {
    Map<String, Object> all = new TreeMap<>();
    all.put("acks", "all");
    all.put("enable.idempotence", "true");
    all.put("max.in.flight.requests.per.connection", "1");
    all.put("compression.type", "zstd");
    all.put("max.request.size", Integer.toString(MAX_RECORD));
    all.putAll(settings);
    return with(all);
  }

  /// A consumer that sees committed records only, from the beginning where it has no offset;
  /// `settings` win.
  public Properties consumer(Map<String, ?> settings) {
    Map<String, Object> all = new TreeMap<>();
    all.put("isolation.level", "read_committed");
    all.put("auto.offset.reset", "earliest");
    all.put("enable.auto.commit", "false");
    all.put("allow.auto.create.topics", "false");
    all.put("max.partition.fetch.bytes", Integer.toString(MAX_RECORD));
    all.putAll(settings);
    return with(all);
  }

  private Properties with(Map<String, ?> settings) {
    Properties all = new Properties();
    all.put("bootstrap.servers", bootstrap);
    all.putAll(properties);
    all.putAll(settings);
    return all;
  }
}
