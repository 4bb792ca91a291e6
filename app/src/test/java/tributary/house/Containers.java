package tributary.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The container files, read.
///
/// @param services of docker-compose.yml by name, as YAML has them
/// @param volumes that it declares
/// @param dockerfile its instructions, continued lines joined, comments left out
record Containers(
    Map<String, Map<String, Object>> services, Set<String> volumes, List<String> dockerfile) {
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:-([^}]*))?}");

  static Containers read(Path root) throws IOException {
    return read(root, "docker-compose.yml");
  }

  static Containers read(Path root, String file) throws IOException {
    Map<String, Object> compose = yaml(Files.readString(root.resolve(file)));
    String dockerfile =
        Files.readString(root.resolve("Dockerfile"))
            .replaceAll("(?m)^#.*\\R", "")
            .replaceAll("\\\\\\R\\s*", "");
    return new Containers(
        services(compose),
        new TreeMap<>(block(compose, "volumes")).keySet(),
        dockerfile.lines().filter(line -> !line.isBlank()).toList());
  }

  @SuppressWarnings("unchecked") // YAML: a block of keys is a map of strings to anything
  static Map<String, Object> yaml(String text) {
    return (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  @SuppressWarnings("unchecked") // see yaml
  static Map<String, Object> block(Map<String, Object> parent, String key) {
    Object value = parent.get(key);
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  static List<String> list(Map<String, Object> parent, String key) {
    List<String> values = new ArrayList<>();
    if (parent.get(key) instanceof List<?> all) {
      all.forEach(value -> values.add(String.valueOf(value)));
    }
    return values;
  }

  private static Map<String, Map<String, Object>> services(Map<String, Object> compose) {
    Map<String, Object> all = block(compose, "services");
    Map<String, Map<String, Object>> services = new TreeMap<>();
    all.keySet().forEach(name -> services.put(name, block(all, name)));
    return services;
  }

  Map<String, Object> service(String name) {
    return services.getOrDefault(name, Map.of());
  }

  /// What a service's process finds in its environment, with none of the host's variables set.
  Map<String, String> environment(String service) {
    Map<String, String> environment = new TreeMap<>();
    block(service(service), "environment")
        .forEach((name, value) ->
            environment.put(
                name, VARIABLE.matcher(String.valueOf(value)).replaceAll(Containers::unset)));
    return environment;
  }

  private static String unset(MatchResult variable) {
    return variable.group(3) == null ? "" : variable.group(3);
  }

  /// The broker's settings, as Kafka's image makes them from `KAFKA_…`.
  Properties broker() {
    return broker("kafka");
  }

  Properties broker(String service) {
    Properties settings = new Properties();
    environment(service)
        .forEach((name, value) -> {
          if (name.startsWith("KAFKA_")) {
            settings.put(
                name.substring("KAFKA_".length())
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', '.'),
                value);
          }
        });
    return settings;
  }

  /// Host address, host port and container port of what a service opens.
  static List<String> port(String mapping) {
    return List.of(mapping.split(":"));
  }

  /// Source and target of what a service mounts.
  Map<String, String> mounts(String service) {
    return list(service(service), "volumes").stream()
        .map(mount -> mount.split(":"))
        .collect(Collectors.toMap(mount -> mount[1], mount -> mount[0]));
  }

  /// The words of an instruction in list form, of the last stage that has it.
  List<String> instruction(String name) {
    String line =
        dockerfile.stream()
            .filter(instruction -> instruction.startsWith(name + " "))
            .reduce((first, second) -> second)
            .orElse("");
    return QUOTED.matcher(line).results().map(word -> word.group(1)).toList();
  }
}
