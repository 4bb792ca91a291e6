package tributary.enrich;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;
import tributary.events.topic.Json;

/// What a run groups and tags by: written down with it, so that it goes on by the same when the
/// configuration has changed. How many threads and standbys it has is no rule.
public record Rules(EnrichConfig config, Subjects subjects) {
  private static final String CONFIG = "enrich";
  private static final String SUBJECTS = "subjects";
  private static final String THREADS = "threads";
  private static final String STANDBYS = "standbys";

  /// Reads what [#json] wrote; what an older program did not know of is as it is by default.
  ///
  /// @param threads stream threads of this process
  /// @throws IllegalArgumentException if it says no rules
  public static Rules of(String json, int threads) {
    try {
      JsonNode said = Json.MAPPER.readTree(json);
      ObjectNode config = Json.MAPPER.valueToTree(EnrichConfig.defaults());
      if (said.get(CONFIG) instanceof ObjectNode own && said.has(SUBJECTS)) {
        config.setAll(own);
        config.put(THREADS, threads);
        return new Rules(
            Json.MAPPER.treeToValue(config, EnrichConfig.class),
            new Subjects(List.of(Json.MAPPER.treeToValue(said.get(SUBJECTS), Subject[].class))));
      }
      throw new IllegalArgumentException("it names neither thresholds nor subjects");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /// As JSON: the same rules, the same text.
  public String json() {
    ObjectNode config = Json.MAPPER.valueToTree(config());
    config.remove(List.of(THREADS, STANDBYS));
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set(CONFIG, config);
    all.set(SUBJECTS, Json.MAPPER.valueToTree(subjects.subjects()));
    return all.toString();
  }

  /// What is other in `next`, a line each; empty where both say the same.
  public List<String> changes(Rules next) {
    List<String> changes = new ArrayList<>();
    Map<String, String> before = settings();
    next.settings()
        .forEach((key, value) -> {
          String own = before.getOrDefault(key, "");
          if (!own.equals(value)) {
            changes.add("%s: %s, was %s".formatted(key, value, own));
          }
        });
    TreeSet<String> ids = new TreeSet<>();
    subjects.subjects().forEach(subject -> ids.add(subject.id()));
    next.subjects.subjects().forEach(subject -> ids.add(subject.id()));
    ids.forEach(id -> {
      Subject own = subjects.find(id);
      Subject other = next.subjects.find(id);
      if (!Objects.equals(own, other)) {
        String how = own == null ? "new" : other == null ? "gone" : "changed";
        changes.add("subject %s: %s".formatted(id, how));
      }
    });
    return changes;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    JsonNode config = Json.MAPPER.valueToTree(config());
    config.properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
    settings.remove(THREADS);
    settings.remove(STANDBYS);
    return settings;
  }
}
