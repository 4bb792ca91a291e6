package tributary.publish.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tributary.events.topic.Json;

/// What a model said, as it says it: nothing of it is believed yet.
///
/// @param said by part, as many sentences as it wrote
record Answer(Map<Part, List<Said>> said) {
  private static final JsonMapper STRICT =
      Json.MAPPER.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final int MOST_SENTENCES = 50;
  private static final int MOST_IDS = 20;

  Answer {
    said = Map.copyOf(said);
  }

  /// One sentence, and the ids that it claims to rest on.
  record Said(String text, List<String> ids) {
    Said {
      ids = List.copyOf(ids);
    }
  }

  /// The schema that an answer of `parts` has.
  static JsonSchema schema(List<Part> parts) {
    JsonObjectSchema sentence =
        JsonObjectSchema.builder()
            .addStringProperty("text")
            .addProperty("ids", JsonArraySchema.builder().items(new JsonStringSchema()).build())
            .required("text", "ids")
            .additionalProperties(false)
            .build();
    JsonObjectSchema.Builder root = JsonObjectSchema.builder().additionalProperties(false);
    parts.forEach(
        part -> root.addProperty(part.key(), JsonArraySchema.builder().items(sentence).build()));
    return JsonSchema.builder()
        .name("commentary")
        .rootElement(root.required(parts.stream().map(Part::key).toList()).build())
        .build();
  }

  /// Reads it by that schema: nothing more, nothing less.
  ///
  /// @throws NoAnswer if it has another shape, or is cut
  static Answer read(String text, List<Part> parts) {
    JsonNode root = tree(text);
    require(root.isObject() && root.size() == parts.size());
    Map<Part, List<Said>> said = new EnumMap<>(Part.class);
    for (Part part : parts) {
      JsonNode list = root.path(part.key());
      require(list.isArray() && list.size() <= MOST_SENTENCES);
      List<Said> sentences = new ArrayList<>();
      list.forEach(one -> sentences.add(said(one)));
      said.put(part, List.copyOf(sentences));
    }
    return new Answer(said);
  }

  private static JsonNode tree(String text) {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      throw NoAnswer.because("its answer is no whole JSON");
    }
  }

  private static Said said(JsonNode one) {
    JsonNode ids = one.path("ids");
    require(
        one.isObject()
            && one.size() == 2
            && one.path("text").isTextual()
            && ids.isArray()
            && ids.size() <= MOST_IDS);
    List<String> named = new ArrayList<>();
    ids.forEach(id -> {
      require(id.isTextual());
      named.add(id.textValue());
    });
    return new Said(one.path("text").textValue(), named);
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw NoAnswer.because("its answer is not by the schema");
    }
  }
}
