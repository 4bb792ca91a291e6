package tributary.app.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import tributary.app.topic.Scribe;
import tributary.app.topic.Snapshot;
import tributary.events.subject.SubjectModel;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// The subject models of a cluster.
///
/// @param models in the order in which they take over
/// @param unreadable records that are none, one line each
public record ModelShelf(List<SubjectModel> models, List<String> unreadable) {

  /// What is there now.
  public static ModelShelf on(Cluster cluster) {
    Topic<SubjectModel> topic = cluster.topics().subjectModels();
    Map<String, SubjectModel> models = new TreeMap<>();
    List<String> unreadable = new ArrayList<>();
    Snapshot.each(
        cluster,
        topic,
        record -> {
          try {
            SubjectModel model =
                topic.values().deserializer().deserialize(topic.name(), record.value());
            if (model != null) {
              models.put(model.id(), model);
            }
          } catch (SerializationException e) {
            unreadable.add("offset %d: %s".formatted(record.offset(), e.getMessage()));
          }
        });
    return new ModelShelf(
        models.values().stream().sorted(SubjectModel.BY_START).toList(), unreadable);
  }

  /// Adds a model.
  public static void add(Cluster cluster, SubjectModel model) {
    new Scribe(cluster).write(cluster.topics().subjectModels(), Map.of(model.id(), model));
  }
}
