package tributary.bench.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import tributary.app.config.Config;
import tributary.app.topic.Snapshot;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.RawLog;
import tributary.app.trial.StoryReader;
import tributary.enrich.Enrich;
import tributary.events.digest.Delivery;
import tributary.events.topic.Cluster;

/// What has to hold whatever befell the house, looked up on its topics and at its mail server once
/// it has come to rest.
///
/// @param own whether nobody but ingest wrote the raw topics
record Promises(Household house, boolean own) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// Lets the papers rest, waits until everything is told, and looks.
  ///
  /// @return what was counted, in a few words
  /// @throws Broken if one does not hold
  String hold() throws Exception {
    house.papers().work(0);
    Books books = house.books();
    house.await("all that was printed is told", () -> house.arrived() && books.settled());
    List<String> broken = new ArrayList<>();
    once("fetched", books.fetched(), own ? 1 : Integer.MAX_VALUE, broken);
    once("on items", books.told(), 1, broken);
    Set<String> invented = new TreeSet<>(books.told().keySet());
    invented.removeAll(books.fetched().keySet());
    if (!invented.isEmpty()) {
      broken.add("told, but never fetched: " + some(invented));
    }
    once("editions out", books.editions(), 1, broken);
    if (own) {
      RawLog.of(house.cluster()).faults().stream().limit(3).forEach(broken::add);
    }
    int mails = mails(broken);
    int stories = stories(broken);
    if (!broken.isEmpty()) {
      throw new Broken(String.join("; ", broken));
    }
    return "%,d versions once each, %,d stories the same bytes, %d mails once each"
        .formatted(books.told().size(), stories, mails);
  }

  private static void once(
      String what, Map<String, Integer> counts, int most, List<String> broken) {
    List<String> more =
        counts.entrySet().stream()
            .filter(one -> one.getValue() > most)
            .map(one -> one.getKey() + " " + one.getValue() + " times")
            .toList();
    if (!more.isEmpty()) {
      broken.add(what + " more than once: " + some(more));
    }
  }

  private static String some(Iterable<String> all) {
    List<String> list = new ArrayList<>();
    all.forEach(list::add);
    return list.size() + ", such as " + list.subList(0, Math.min(3, list.size()));
  }

  /// No mail came twice, and what is said to be sent came.
  private int mails(List<String> broken) {
    Map<String, Integer> taken = house.mail().taken();
    once("mails", taken, 1, broken);
    Cluster cluster = house.cluster();
    long missing =
        Snapshot.of(cluster, cluster.topics().deliveries()).values().values().stream()
            .filter(line -> line.state() == Delivery.State.SENT)
            .filter(line -> !taken.containsKey(line.messageId()))
            .count();
    if (missing > 0) {
      broken.add(missing + " mails are said to be sent, and did not come");
    }
    return taken.size();
  }

  /// The stories are those that a run of its own finds in the same raw records.
  private int stories(List<String> broken) throws Exception {
    Instant upTo = house.books().latest();
    Map<String, byte[]> expected = undisturbed(upTo);
    Map<String, byte[]> found;
    try (StoryReader reader = new StoryReader(house.cluster())) {
      found = read(reader, upTo);
    }
    Set<String> others = new TreeSet<>(expected.keySet());
    others.addAll(found.keySet());
    others.removeIf(id -> Arrays.equals(expected.get(id), found.get(id)));
    if (!others.isEmpty()) {
      broken.add("other stories than the undisturbed run's: " + some(others));
    }
    return found.size();
  }

  private Map<String, byte[]> undisturbed(Instant upTo) throws Exception {
    Cluster other = house.cluster().of("check" + System.nanoTime() % 1_000_000_000);
    Config config = house.config();
    try (TopicDesk desk = new TopicDesk(other)) {
      desk.ensure();
    }
    Path state = house.folder().resolve(other.run());
    try (StoryReader reader = new StoryReader(other);
        Enrich enrich =
            new Enrich(other, config.enrich(), config.subjectList(), state, other.run())) {
      enrich.start();
      return read(reader, upTo);
    } finally {
      clear(other);
    }
  }

  private static Map<String, byte[]> read(StoryReader reader, Instant upTo) {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (reader.closed().isBefore(upTo)) {
      if (System.nanoTime() > deadline) {
        throw new Broken("stories are closed up to %s, not %s".formatted(reader.closed(), upTo));
      }
      reader.poll(Duration.ofMillis(100));
    }
    return reader.latest();
  }

  private static void clear(Cluster run) throws Exception {
    String end = "-" + run.run();
    try (Admin admin = Admin.create(run.admin())) {
      List<String> topics =
          admin.listTopics().names().get().stream()
              .filter(name -> name.endsWith(end) || name.startsWith(run.name("enrich") + "-"))
              .toList();
      admin.deleteTopics(topics).all().get();
    }
  }
}
