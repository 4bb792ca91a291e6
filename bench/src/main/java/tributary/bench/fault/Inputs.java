package tributary.bench.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicDesk;
import tributary.events.item.Kind;
import tributary.events.topic.Cluster;

/// Records on the raw topics that ingest would not write.
final class Inputs {
  private static final int POISON = 30;

  private Inputs() {}

  static List<Fault> all() {
    return List.of(
        Fault.own("F31", "30 records are no items", Inputs::poison),
        Fault.own("F34", "the topic of dead letters is gone", Inputs::nowhere),
        Fault.own("F39", "every record comes three times", Inputs::thrice));
  }

  private static String poison(Household house, Random chance) throws Exception {
    List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
    for (int i = 0; i < POISON; i++) {
      all.add(garbage(house, i));
    }
    write(house.cluster(), all);
    house.await("they are dead letters", () -> letters(house) == POISON);
    return POISON + " dead letters; " + new Promises(house, false).hold();
  }

  private static ProducerRecord<String, byte[]> garbage(Household house, int number) {
    byte[] bytes = ("{\"schema\":99, \"no\": " + number).getBytes(StandardCharsets.UTF_8);
    int partition = number % house.cluster().partitions();
    return new ProducerRecord<>(
        house.cluster().topics().posts().name(), partition, "garbage-" + number, bytes);
  }

  private static int letters(Household house) {
    AtomicInteger found = new AtomicInteger();
    Cluster cluster = house.cluster();
    Snapshot.each(cluster, cluster.topics().deadLetters(), _ -> found.incrementAndGet());
    return found.get();
  }

  /// Nothing may be passed over: it waits, or ends, until there is a topic again.
  private static String nowhere(Household house, Random chance) throws Exception {
    try (Admin admin = Admin.create(house.cluster().admin())) {
      String letters = house.cluster().topics().deadLetters().name();
      admin.deleteTopics(List.of(letters)).all().get();
    }
    write(house.cluster(), List.of(garbage(house, 1)));
    house.work(Duration.ofSeconds(15));
    boolean waits = house.roles().fallen() == 0;
    try (TopicDesk desk = new TopicDesk(house.cluster())) {
      desk.ensure();
    }
    house.await("it is a dead letter", () -> letters(house) >= 1);
    return (waits ? "it waited" : house.roles().fallen() + " falls")
        + " until the topic was there; "
        + new Promises(house, false).hold();
  }

  private static String thrice(Household house, Random chance) throws Exception {
    house.papers().edition(15);
    house.papers().work(0);
    house.await("all is told", () -> house.arrived() && house.books().settled());
    int versions = house.books().told().size();
    List<ProducerRecord<String, byte[]>> again = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Snapshot.each(
          house.cluster(), house.cluster().topics().raw(kind), record -> again.add(copy(record)));
    }
    write(house.cluster(), again);
    write(house.cluster(), again);
    double _ = house.recovered();
    return "%d versions were there before; ".formatted(versions)
        + new Promises(house, false).hold();
  }

  private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.timestamp(), record.key(), record.value());
  }

  private static void write(Cluster cluster, List<ProducerRecord<String, byte[]>> all)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      all.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }
}
