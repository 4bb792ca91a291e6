package tributary.publish.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a schema may not do to those who read by an earlier state of it, nor to the records that
/// were written under it.
final class Evolution {
  private final JsonNode before;
  private final JsonNode now;
  private final List<String> complaints = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  private Evolution(JsonNode before, JsonNode now) {
    this.before = before;
    this.now = now;
  }

  /// One line each; none where only what is allowed has changed.
  static List<String> complaints(JsonNode before, JsonNode now) {
    Evolution evolution = new Evolution(before, now);
    evolution.compare("", before, now);
    return evolution.complaints;
  }

  private void compare(String path, JsonNode rawOld, JsonNode rawNew) {
    JsonNode old = resolved(before, rawOld);
    JsonNode next = resolved(now, rawNew);
    if (!compared.add(rawOld.path("$ref").asText(path) + " " + rawNew.path("$ref").asText(path))) {
      return;
    }
    if (!type(old).equals(type(next))) {
      complaints.add("%s was %s and is %s".formatted(path, type(old), type(next)));
      return;
    }
    for (String name : names(old)) {
      if (!names(next).contains(name)) {
        complaints.add("%s has lost %s".formatted(path, name));
      }
    }
    properties(path, old, next);
    if (old.has("items")) {
      compare(path + "[]", old.get("items"), next.path("items"));
    }
    if (old.path("additionalProperties").isObject()) {
      compare(path + ".*", old.get("additionalProperties"), next.path("additionalProperties"));
    }
  }

  private void properties(String path, JsonNode old, JsonNode next) {
    for (Map.Entry<String, JsonNode> property : old.path("properties").properties()) {
      String at = path + "." + property.getKey();
      JsonNode there = next.path("properties").path(property.getKey());
      if (there.isMissingNode()) {
        complaints.add(at + " is gone");
      } else {
        compare(at, property.getValue(), there);
      }
    }
    Set<String> asked = texts(old.path("required"));
    Set<String> asks = texts(next.path("required"));
    for (String name : asked) {
      if (!asks.contains(name) && next.path("properties").has(name)) {
        complaints.add("%s.%s was always there and may be absent".formatted(path, name));
      }
    }
    for (String name : asks) {
      if (!asked.contains(name)) {
        complaints.add("%s.%s is asked for, and records on the log lack it".formatted(path, name));
      }
    }
  }

  private static JsonNode resolved(JsonNode root, JsonNode node) {
    String ref = node.path("$ref").asText("");
    return ref.startsWith("#/") ? root.at(ref.substring(1)) : node;
  }

  private static String type(JsonNode node) {
    if (node.has("const")) {
      return "always " + node.get("const");
    }
    if (node.has("anyOf")) {
      return "a name";
    }
    String format = node.path("format").asText(node.path("contentEncoding").asText(""));
    return format.isEmpty() ? node.path("type").asText("anything") : format;
  }

  /// Of an open enumeration.
  private static Set<String> names(JsonNode node) {
    return texts(node.path("anyOf").path(0).path("enum"));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
      texts.add(each.next().asText());
    }
    return texts;
  }

  /// Properties of a record that its schema does not name.
  static List<String> unnamed(JsonNode schema, JsonNode record) {
    List<String> unnamed = new ArrayList<>();
    unnamed(schema, schema, record, "", unnamed);
    return unnamed;
  }

  private static void unnamed(
      JsonNode root, JsonNode raw, JsonNode value, String path, List<String> unnamed) {
    JsonNode schema = resolved(root, raw);
    if (value.isArray()) {
      value.forEach(one -> unnamed(root, schema.path("items"), one, path + "[]", unnamed));
    }
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      String at = path + "." + property.getKey();
      JsonNode named = schema.path("properties").path(property.getKey());
      JsonNode any = schema.path("additionalProperties");
      if (named.isMissingNode() && !any.isObject()) {
        unnamed.add(at);
      } else {
        unnamed(root, named.isMissingNode() ? any : named, property.getValue(), at, unnamed);
      }
    }
  }
}
