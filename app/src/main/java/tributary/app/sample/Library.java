package tributary.app.sample;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The files of the sample, read from the class path.
final class Library {
  private static final String FOLDER = "/example/sample/";
  private static final YAMLMapper YAML = yaml();

  private Library() {}

  /// All outlets in the order of the index. A file that does not parse, or has a word that nobody
  /// knows, is refused by name.
  static List<Outlet> read() {
    try {
      List<Outlet> outlets = new ArrayList<>();
      for (String name : YAML.readValue(bytes("index"), new TypeReference<List<String>>() {})) {
        outlets.add(outlet(name));
      }
      return List.copyOf(outlets);
    } catch (IOException e) {
      throw new UncheckedIOException("the sample web cannot be read: " + e.getMessage(), e);
    }
  }

  private static Outlet outlet(String name) throws IOException {
    try {
      ObjectNode file = YAML.readValue(bytes(name), ObjectNode.class);
      file.put("name", name);
      withDefault(file, "tracking", "");
      withDefault(file, "trouble", "none");
      return YAML.treeToValue(file, Outlet.class);
    } catch (JsonProcessingException e) {
      throw new IOException(name + ".yaml: " + e.getOriginalMessage(), e);
    }
  }

  private static void withDefault(ObjectNode file, String key, String value) {
    if (!file.has(key)) {
      file.put(key, value);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Library.class.getResourceAsStream(FOLDER + name + ".yaml")) {
      if (in == null) {
        throw new IOException(FOLDER + name + ".yaml is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static YAMLMapper yaml() {
    YAMLMapper mapper =
        YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    return mapper;
  }
}
