package tributary.publish.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tributary.events.topic.Json;

/// A published schema.
///
/// @param name of the event that it describes, `digest`
/// @param version from 1
/// @param json JSON Schema 2020-12
public record Schema(String name, int version, ObjectNode json) {

  /// The file that holds it: `digest-1.json`.
  public String file() {
    return name + "-" + version + ".json";
  }

  /// As a file has it.
  public String text() {
    return text(json);
  }

  @Override
  public String toString() {
    return name + "-" + version;
  }

  static String text(ObjectNode json) {
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree could not be written", e);
    }
  }
}
