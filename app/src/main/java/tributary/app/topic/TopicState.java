package tributary.app.topic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tributary.events.topic.Topic;

/// How a topic stands on a cluster.
public sealed interface TopicState {
  Topic<?> topic();

  /// It is not there.
  record Missing(Topic<?> topic) implements TopicState {}

  /// It is as it must be.
  record Right(Topic<?> topic, int partitions) implements TopicState {}

  /// It can be set right by changing settings.
  ///
  /// @param found the settings that differ, as they are
  record Unset(Topic<?> topic, Map<String, String> found) implements TopicState {
    public Unset {
      found = Map.copyOf(found);
    }
  }

  /// It has another number of partitions: keys lie elsewhere than we would look for them, and Kafka
  /// cannot move them.
  record Misparted(Topic<?> topic, int found, int wanted) implements TopicState {}

  /// What is wrong, one line each; empty when nothing is.
  default List<String> complaints() {
    String name = topic().name();
    return switch (this) {
      case Missing _ ->
          List.of("topic " + name + " is missing: `tributary topics create` makes it");
      case Right _ -> List.of();
      case Unset(Topic<?> topic, Map<String, String> found) ->
          new TreeMap<>(found)
              .entrySet().stream()
                  .map(setting ->
                      "topic %s has %s=%s, must have %s: `tributary topics create` sets it"
                          .formatted(
                              name,
                              setting.getKey(),
                              setting.getValue(),
                              topic.kept().settings().get(setting.getKey())))
                  .toList();
      case Misparted(_, int found, int wanted) ->
          List.of(
              "topic %s has %d partitions, must have %d, and Kafka cannot move its keys:"
                      .formatted(name, found, wanted)
                  + (topic().single()
                      ? " choose another kafka.prefix"
                      : " set kafka.partitions to %d, or choose another kafka.prefix"
                          .formatted(found)));
    };
  }
}
