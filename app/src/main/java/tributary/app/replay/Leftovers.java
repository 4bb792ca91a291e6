package tributary.app.replay;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import tributary.app.run.Runs;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// What lies on the broker of a run: its topics, those that its application keeps its state on, and
/// its group.
///
/// @param cluster of the run
/// @param topics by name
public record Leftovers(Cluster cluster, Set<String> topics) {

  /// Looks for them.
  ///
  /// @param cluster of the run
  /// @param runs a topic of a run whose name begins like this one's is that one's
  public static Leftovers of(Cluster cluster, Runs runs) {
    try (Admin admin = Admin.create(cluster.admin())) {
      Set<String> all =
          RunGroup.await(cluster, "list the topics", admin.listTopics().names(), Set.<String>of());
      Set<String> own = new TreeSet<>();
      cluster.topics().ofRun().stream().map(Topic::name).filter(all::contains).forEach(own::add);
      all.stream().filter(name -> isInternal(name, cluster, runs)).forEach(own::add);
      return new Leftovers(cluster, own);
    }
  }

  /// Streams names them after the application; `enrich-blue-2` has its own, which begin like those
  /// of `enrich-blue`, and those of `enrich` begin like nobody's run.
  private static boolean isInternal(String topic, Cluster cluster, Runs runs) {
    if (!topic.endsWith("-changelog") && !topic.endsWith("-repartition")) {
      return false;
    }
    String application = cluster.name("enrich");
    if (!topic.startsWith(application + "-")) {
      return false;
    }
    Stream<String> longer =
        runs.all().keySet().stream()
            .map(name -> cluster.of(name).name("enrich"))
            .filter(other -> other.length() > application.length());
    return longer.noneMatch(other -> topic.startsWith(other + "-"));
  }

  /// Makes sure that there are none.
  ///
  /// @throws ReplayException naming one of them
  public void refuse() {
    if (!topics.isEmpty() && !cluster.run().equals(Run.MAIN)) {
      throw new ReplayException(
          "something of an earlier run %s is left (topic %s): `tributary replay drop %s --yes` first"
              .formatted(cluster.run(), topics.iterator().next(), cluster.run()));
    }
  }
}
