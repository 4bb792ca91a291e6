package tributary.app.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// Makes and checks the topics of one cluster.
public final class TopicDesk implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Cluster cluster;
  private final Admin admin;

  public TopicDesk(Cluster cluster) {
    this.cluster = cluster;
    this.admin = Admin.create(cluster.admin());
  }

  /// How every topic stands, in the order of the flow.
  public List<TopicState> states() {
    Map<String, TopicDescription> described = new TreeMap<>();
    List<Topic<?>> all = cluster.topics().all();
    List<String> names = all.stream().map(Topic::name).toList();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, description) -> describe(name, description, described));
    Map<String, Config> settings = settings(described.keySet());
    return all.stream().map(topic -> state(topic, described, settings)).toList();
  }

  /// Makes what is missing and leaves the rest alone.
  ///
  /// @return the names of the topics that were made
  /// @throws TopicException naming every topic that is not as it must be
  public List<String> ensure() {
    refuse(states(), state -> !(state instanceof TopicState.Missing));
    List<String> made = new ArrayList<>();
    refuse(complete(made), _ -> true);
    return made;
  }

  /// Makes what is missing and sets wrong settings right.
  ///
  /// @return one line for each topic that was made or changed
  /// @throws TopicException naming every topic with a wrong number of partitions
  public List<String> repair() {
    List<String> made = new ArrayList<>();
    List<TopicState> states = complete(made);
    List<String> done = new ArrayList<>(made.stream().map(name -> "made " + name).toList());
    for (TopicState state : states) {
      if (state instanceof TopicState.Unset(Topic<?> topic, Map<String, String> found)) {
        set(topic, found.keySet());
        done.add("set " + String.join(", ", found.keySet()) + " of " + topic.name());
      }
    }
    awaitSettings();
    refuse(states, TopicState.Misparted.class::isInstance);
    return done;
  }

  /// A broker learns of a changed setting, as of a new topic, a moment after its controller.
  private void awaitSettings() {
    Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
    while (Instant.now().isBefore(deadline)
        && states().stream().anyMatch(TopicState.Unset.class::isInstance)) {
      pause();
    }
  }

  private static void refuse(List<TopicState> states, Predicate<TopicState> which) {
    List<String> complaints =
        states.stream().filter(which).flatMap(state -> state.complaints().stream()).toList();
    if (!complaints.isEmpty()) {
      throw new TopicException(String.join("\n", complaints));
    }
  }

  /// Makes what is missing and waits until every topic can be seen: a broker learns of a new one a
  /// moment after its controller has made it.
  private List<TopicState> complete(List<String> made) {
    Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
    while (true) {
      List<TopicState> states = states();
      List<Topic<?>> missing = new ArrayList<>();
      states.stream()
          .filter(TopicState.Missing.class::isInstance)
          .forEach(state -> missing.add(state.topic()));
      if (missing.isEmpty() || Instant.now().isAfter(deadline)) {
        return states;
      }
      create(missing, made);
      pause();
    }
  }

  private void create(List<Topic<?>> missing, List<String> made) {
    admin
        .createTopics(missing.stream().map(this::asNew).toList())
        .values()
        .forEach((name, future) -> {
          try {
            await("make topic " + name, future);
            made.add(name);
          } catch (TopicException e) {
            // It was made a moment ago, by us or by another role of ours.
            if (!(e.getCause() instanceof TopicExistsException)) {
              throw e;
            }
          }
        });
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted while making topics", e);
    }
  }

  private NewTopic asNew(Topic<?> topic) {
    Map<String, String> settings = new TreeMap<>(topic.kept().settings());
    settings.put("min.insync.replicas", Integer.toString(cluster.minInSync()));
    return new NewTopic(topic.name(), partitions(topic), cluster.replication()).configs(settings);
  }

  private int partitions(Topic<?> topic) {
    return topic.single() ? 1 : cluster.partitions();
  }

  private void describe(
      String name, KafkaFuture<TopicDescription> description, Map<String, TopicDescription> into) {
    try {
      into.put(name, await("look at topic " + name, description));
    } catch (TopicException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw e;
      }
    }
  }

  private Map<String, Config> settings(Collection<String> names) {
    List<ConfigResource> resources = names.stream().map(TopicDesk::resource).toList();
    Map<String, Config> settings = new TreeMap<>();
    await("read the topics' settings", admin.describeConfigs(resources).all())
        .forEach((resource, config) -> settings.put(resource.name(), config));
    return settings;
  }

  private TopicState state(
      Topic<?> topic, Map<String, TopicDescription> described, Map<String, Config> settings) {
    TopicDescription description = described.get(topic.name());
    Config config = settings.get(topic.name());
    if (description == null || config == null) {
      return new TopicState.Missing(topic);
    }
    int found = description.partitions().size();
    if (found != partitions(topic)) {
      return new TopicState.Misparted(topic, found, partitions(topic));
    }
    Map<String, String> wrong = wrong(topic, config);
    return wrong.isEmpty()
        ? new TopicState.Right(topic, found)
        : new TopicState.Unset(topic, wrong);
  }

  private static Map<String, String> wrong(Topic<?> topic, Config config) {
    Map<String, String> wrong = new TreeMap<>();
    topic
        .kept()
        .settings()
        .forEach((name, wanted) -> {
          ConfigEntry entry = config.get(name);
          String found = entry == null ? "" : entry.value();
          if (!wanted.equals(found)) {
            wrong.put(name, found);
          }
        });
    return wrong;
  }

  private void set(Topic<?> topic, Collection<String> names) {
    Map<String, String> wanted = topic.kept().settings();
    List<AlterConfigOp> changes =
        names.stream()
            .map(name ->
                new AlterConfigOp(
                    new ConfigEntry(name, wanted.get(name)), AlterConfigOp.OpType.SET))
            .toList();
    await(
        "set topic " + topic.name() + " right",
        admin.incrementalAlterConfigs(Map.of(resource(topic.name()), changes)).all());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private <T> T await(String what, KafkaFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new TopicException(
          "cannot %s on %s: %s".formatted(what, cluster.bootstrap(), cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw new TopicException(
          "cannot %s: no answer from %s in %d s"
              .formatted(what, cluster.bootstrap(), PATIENCE_SECONDS),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicException("interrupted before it could " + what, e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
