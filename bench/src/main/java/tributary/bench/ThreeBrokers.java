package tributary.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.EnrichConfig;
import tributary.events.topic.Cluster;

/// Three brokers in JVMs of their own, replication 3, clients that log in: enrich works, one broker
/// is killed, everything goes on, the broker comes back and catches up. Ends with 1 if an item was
/// lost or is there twice, or a replica is missing in the end.
public final class ThreeBrokers {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Cluster cluster;
  private final List<BrokerProcess> brokers;
  private final Path folder;
  private final List<String> broken = new ArrayList<>();

  private ThreeBrokers(Cluster cluster, List<BrokerProcess> brokers, Path folder) {
    this.cluster = cluster;
    this.brokers = brokers;
    this.folder = folder;
  }

  /// @param args how many items (2000)
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    Path folder = TemporaryFolder.make("three-brokers").path();
    BrokerProcess.Plan plan = BrokerProcess.Plan.of(3);
    String password = HexFormat.of().toHexDigits(new Random().nextLong());
    List<BrokerProcess> brokers = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        brokers.add(BrokerProcess.start(folder.resolve("broker-" + i), plan, i, password));
      }
      ThreeBrokers bench = new ThreeBrokers(cluster(plan.bootstrap(), password), brokers, folder);
      bench.strangersAreTurnedAway(plan.bootstrap());
      bench.run(count);
      bench.broken.forEach(line -> System.out.println("BROKEN: " + line));
      System.exit(bench.broken.isEmpty() ? 0 : 1);
    } finally {
      brokers.forEach(BrokerProcess::close);
    }
  }

  private static Cluster cluster(String bootstrap, String password) {
    String login =
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(BrokerProcess.USER, password);
    return new Cluster(
        bootstrap,
        "",
        3,
        (short) 3,
        Map.of(
            "security.protocol", "SASL_PLAINTEXT",
            "sasl.mechanism", "PLAIN",
            "sasl.jaas.config", login));
  }

  private void strangersAreTurnedAway(String bootstrap) throws Exception {
    awaitBrokers();
    try (Admin stranger = Admin.create(cluster(bootstrap, "wrong").admin())) {
      stranger.describeCluster().nodes().get(30, TimeUnit.SECONDS);
      broken.add("a wrong password was taken");
    } catch (java.util.concurrent.ExecutionException e) {
      String why = String.valueOf(e.getCause());
      System.out.println("a wrong password: " + why.replaceFirst("^[\\w.]+\\.", ""));
    }
  }

  private void awaitBrokers() throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try (Admin admin = Admin.create(cluster.admin())) {
        if (admin.describeCluster().nodes().get(30, TimeUnit.SECONDS).size() == 3) {
          return;
        }
      } catch (KafkaException
          | java.util.concurrent.ExecutionException
          | java.util.concurrent.TimeoutException e) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException(
              "the brokers did not start; the first said last:\n" + brokers.getFirst().lastSaid(),
              e);
        }
      }
      Thread.sleep(200);
    }
  }

  private void run(int count) throws Exception {
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    EnrichConfig words = EnrichConfig.defaults().embedding(EnrichConfig.Switch.OFF);
    try (EnrichRun run =
        new EnrichRun(
            cluster,
            folder.resolve("state"),
            words,
            new MadeNews(1, BEGIN, Duration.ofSeconds(20)))) {
      run.write(count);
      run.start();
      System.out.println("three brokers:       " + run.await());
      run.write(count / 2);
      brokers.get(1).kill();
      run.write(count - count / 2);
      System.out.println("one of them killed:  " + run.await());
      long begun = System.nanoTime();
      brokers.get(1).restart();
      awaitReplicas();
      System.out.printf(
          "it is back, and all its replicas are in step after %.1f s%n",
          (System.nanoTime() - begun) / 1e9);
    }
    everyItemOnce(2 * count);
  }

  private void awaitReplicas() throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<String> behind = List.of("not asked yet");
    while (!behind.isEmpty() && Instant.now().isBefore(deadline)) {
      Thread.sleep(200);
      behind = behind();
    }
    behind.forEach(line -> broken.add("not replicated: " + line));
  }

  private List<String> behind() throws Exception {
    try (Admin admin = Admin.create(cluster.admin())) {
      List<String> behind = new ArrayList<>();
      Map<String, TopicDescription> topics =
          admin
              .describeTopics(admin.listTopics().names().get(30, TimeUnit.SECONDS))
              .allTopicNames()
              .get(30, TimeUnit.SECONDS);
      topics.forEach((name, topic) -> {
        for (TopicPartitionInfo partition : topic.partitions()) {
          if (partition.replicas().size() != 3 || partition.isr().size() != 3) {
            behind.add(name + "-" + partition.partition());
          }
        }
      });
      return behind;
    }
  }

  private void everyItemOnce(int wanted) {
    String topic = cluster.topics().items().name();
    Map<String, Integer> seen = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            cluster.consumer(Map.of()), new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> seen.merge(record.key(), 1, Integer::sum));
      }
    }
    long twice = seen.values().stream().filter(times -> times > 1).count();
    System.out.printf("items: %,d of %,d, %d of them twice%n", seen.size(), wanted, twice);
    if (seen.size() != wanted || twice > 0) {
      broken.add("items are lost or there twice");
    }
  }
}
