package tributary.app.monitor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.jspecify.annotations.Nullable;
import tributary.app.topic.TopicLog;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Looks at a cluster, and at the disks: its brokers', and that of the data folder. One thread.
final class Probe implements AutoCloseable {
  private static final String PATIENCE = "5000";

  private final Cluster cluster;
  private final Path data;
  private final Admin admin;
  private final Backlog backlog;
  private final TopicLog log;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final OpenLetters letters = new OpenLetters();
  private Live live = Live.FIRST;
  private Sighting last = Sighting.NONE;

  Probe(Cluster cluster, Path data) {
    this.cluster = cluster;
    this.data = data;
    Properties settings = cluster.admin();
    settings.put("request.timeout.ms", PATIENCE);
    settings.put("default.api.timeout.ms", PATIENCE);
    this.admin = Admin.create(settings);
    this.backlog = new Backlog(cluster, admin);
    this.log = new TopicLog(cluster);
  }

  /// Looks. Takes some milliseconds, or up to some ten seconds where Kafka does not answer.
  Sighting look() throws InterruptedException {
    Map<String, Room> disks = new HashMap<>();
    Room.at(data).ifPresent(room -> disks.put("data", room));
    try {
      last = seen(disks);
    } catch (InterruptedException e) {
      throw e;
    } catch (TimeoutException | org.apache.kafka.common.errors.TimeoutException e) {
      last = last.lost("Kafka at " + cluster.bootstrap() + " does not answer.", disks);
    } catch (Exception e) {
      String says = e.getMessage() == null ? e.toString() : e.getMessage();
      last = last.lost("Kafka at " + cluster.bootstrap() + " says: " + says, disks);
    }
    return last;
  }

  private Sighting seen(Map<String, Room> disks) throws Exception {
    Set<String> there = Answers.of(admin.listTopics().names());
    List<String> missing = new ArrayList<>();
    for (Topic<?> topic : cluster.topics().all()) {
      if (!there.contains(topic.name())) {
        missing.add(topic.name());
      }
    }
    brokers(disks);
    if (!missing.isEmpty()) {
      return new Sighting(
          null,
          missing,
          last.lags(),
          backlog.gap(),
          last.reach(),
          disks,
          live,
          last.runs(),
          last.letters());
    }
    log.read(List.of(cluster.topics().runs()), this::run);
    log.read(List.of(cluster.topics().live()), this::live);
    log.read(List.of(cluster.topics().deadLetters()), letters::letter);
    log.read(List.of(cluster.topics().settledLetters()), letters::settled);
    Map<String, Sighting.Lag> lags = new TreeMap<>();
    for (String run : followed()) {
      lags.put(run, backlog.of(run));
    }
    return new Sighting(
        null,
        missing,
        lags,
        backlog.gap(),
        backlog.reach().orElse(null),
        disks,
        live,
        List.copyOf(runs.values()),
        letters.counts(Instant.now()));
  }

  private Set<String> followed() {
    Set<String> followed = new HashSet<>();
    followed.add(live.run());
    runs.values().stream()
        .filter(run -> run.state() == Run.State.FOLLOWED)
        .forEach(run -> followed.add(run.name()));
    return followed;
  }

  private void run(ConsumerRecord<String, byte[]> record) {
    Run run = value(cluster.topics().runs(), record);
    if (run == null) {
      runs.remove(record.key());
    } else {
      runs.put(record.key(), run);
    }
  }

  private void live(ConsumerRecord<String, byte[]> record) {
    Live now = value(cluster.topics().live(), record);
    live = now == null ? Live.FIRST : now;
  }

  private static <V> @Nullable V value(Topic<V> topic, ConsumerRecord<String, byte[]> record) {
    return topic
        .values()
        .deserializer()
        .deserialize(record.topic(), record.headers(), record.value());
  }

  /// A broker on the disk of the data folder is told as one of its own: that does no harm.
  private void brokers(Map<String, Room> disks) throws Exception {
    List<Integer> ids = Answers.of(admin.describeCluster().nodes()).stream().map(Node::id).toList();
    try {
      Answers.of(admin.describeLogDirs(ids).allDescriptions())
          .forEach((id, dirs) -> dirs.values().forEach(dir -> broker(id, dir, disks)));
    } catch (ClusterAuthorizationException e) {
      // Who may not describe the cluster does without.
    }
  }

  private static void broker(int id, LogDirDescription dir, Map<String, Room> disks) {
    if (dir.usableBytes().isPresent() && dir.totalBytes().isPresent()) {
      Room room = new Room(dir.usableBytes().getAsLong(), dir.totalBytes().getAsLong());
      disks.merge("broker " + id, room, (a, b) -> a.free() < b.free() ? a : b);
    }
  }

  @Override
  public void close() {
    log.close();
    backlog.close();
    admin.close(Duration.ofSeconds(1));
  }
}
