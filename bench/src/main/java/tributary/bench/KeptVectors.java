package tributary.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.embedding.Excerpt;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.normalise.Passage;
import tributary.events.item.Ids;
import tributary.events.item.Vector;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Writes a vector for every text of made-up news, as if a run had been there before: a replay then
/// asks no model. The directions are made up, near each other for items of one event.
final class KeptVectors {
  private static final int SIZE = 384;
  private static final int PER_EVENT = 4;

  private KeptVectors() {}

  /// @param items of `news` that will be read
  static void write(Cluster cluster, MadeNews news, int items) {
    Topic<Vector> topic = cluster.topics().vectors();
    Normaliser normaliser = new Normaliser();
    Set<String> written = new HashSet<>();
    try (KafkaProducer<String, Vector> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of()), new StringSerializer(), topic.values().serializer())) {
      for (int i = 0; i < items; i++) {
        List<Passage> passages = normaliser.normalise(news.next()).passages();
        for (Passage passage : passages) {
          Vector vector = vector(passage.whole(), i);
          if (written.add(vector.key())) {
            Future<?> _ = producer.send(new ProducerRecord<>(topic.name(), vector.key(), vector));
          }
        }
      }
    }
  }

  private static Vector vector(String text, int item) {
    Random event = new Random(item / PER_EVENT);
    Random own = new Random(item);
    float[] direction = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      direction[i] = (float) (event.nextGaussian() + own.nextGaussian() / 2);
    }
    return new Vector(MiniLm.MODEL, Ids.hash(Excerpt.of(text)), Embedding.of(direction).values());
  }
}
