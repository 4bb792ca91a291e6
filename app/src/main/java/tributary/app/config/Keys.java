package tributary.app.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which keys there are, for telling somebody the right one.
///
/// @param all every key with its path, dots between
record Keys(List<String> all) {
  static Keys of(Class<?> root) {
    List<String> all = new ArrayList<>();
    collect(root, "", all);
    return new Keys(List.copyOf(all));
  }

  static List<String> in(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /// What to say after "unknown key …": the nearest key here, else the nearest anywhere, else all
  /// that may stand here.
  String hint(String key, Class<?> here) {
    Optional<String> near = Spelling.nearest(key, in(here));
    if (near.isPresent()) {
      return "did you mean '" + near.get() + "'?";
    }
    List<String> elsewhere =
        all.stream().filter(path -> Spelling.distance(last(path), key) <= 1).toList();
    return elsewhere.isEmpty()
        ? "keys here are " + String.join(", ", in(here))
        : "did you mean '" + elsewhere.getFirst() + "'?";
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static void collect(Class<?> type, String prefix, List<String> all) {
    for (RecordComponent component : type.getRecordComponents()) {
      all.add(prefix + component.getName());
      if (component.getType().isRecord()) {
        collect(component.getType(), prefix + component.getName() + ".", all);
      }
    }
  }
}
