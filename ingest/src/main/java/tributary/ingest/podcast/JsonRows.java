package tributary.ingest.podcast;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Json;

/// The rows of a JSON document: the objects of its named array, or of the array that it is. Read as
/// a stream: however large or odd the document, only what rows may hold is kept.
///
/// @param rows each with its plain fields as text, under their names in lower case; what is null,
///   an array or an object in itself is left out. Of a field given twice the last holds.
/// @param problem what was wrong with the document, as a clause for a person
record JsonRows(List<Map<String, String>> rows, @Nullable String problem) {
  private static final int MOST = 200_000;
  private static final int LONGEST = 20_000;

  static JsonRows of(String text, String array) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (JsonParser json = Json.MAPPER.createParser(text)) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_ARRAY) {
        rows(json, rows);
      } else if (first == JsonToken.START_OBJECT) {
        find(json, array, rows);
      } else {
        return new JsonRows(rows, "it is no JSON object");
      }
      return new JsonRows(rows, json.nextToken() == null ? null : "something follows its end");
    } catch (IOException e) {
      return new JsonRows(rows, rows.isEmpty() ? "it is no JSON" : "it is no JSON all through");
    }
  }

  private static void find(JsonParser json, String array, List<Map<String, String>> rows)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = json.currentName().equalsIgnoreCase(array);
      if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
        rows(json, rows);
      } else {
        json.skipChildren();
      }
    }
  }

  private static void rows(JsonParser json, List<Map<String, String>> rows) throws IOException {
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      if (t == null) {
        throw new IOException("it ends within an array");
      }
      if (t == JsonToken.START_OBJECT && rows.size() < MOST) {
        rows.add(row(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private static Map<String, String> row(JsonParser json) throws IOException {
    Map<String, String> row = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName().toLowerCase(Locale.ROOT);
      JsonToken value = json.nextToken();
      if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        String text = json.getText();
        row.put(name, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
      } else {
        json.skipChildren();
      }
    }
    return row;
  }
}
