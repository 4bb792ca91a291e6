package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The subjects that are told apart, as `subjects.yaml` lists them.
public record Subjects(List<Subject> subjects) {
  public Subjects {
    Map<String, Subject> known = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      if (known.put(subject.id(), subject) != null) {
        throw new IllegalArgumentException("subject '" + subject.id() + "' is listed twice");
      }
    }
    known.values().forEach(subject -> requireParents(subject, known));
    requireSeeds(known);
    subjects = List.copyOf(subjects);
  }

  /// The subject of that id, or null.
  public @Nullable Subject find(String id) {
    return subjects.stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
  }

  /// The wider subjects of `subject`, nearest first.
  List<Subject> above(Subject subject) {
    List<Subject> above = new ArrayList<>();
    for (Subject at = parent(subject); at != null; at = parent(at)) {
      above.add(at);
    }
    return above;
  }

  private @Nullable Subject parent(Subject subject) {
    return subject.parent() == null ? null : find(subject.parent());
  }

  private static void requireParents(Subject subject, Map<String, Subject> known) {
    List<String> way = new ArrayList<>(List.of(subject.id()));
    String parent = subject.parent();
    while (parent != null) {
      Subject next = known.get(parent);
      if (next == null) {
        throw new IllegalArgumentException(
            "'parent' of subject '%s' is '%s', which is not listed: one of %s"
                .formatted(way.getLast(), parent, known.keySet()));
      }
      way.add(parent);
      if (way.indexOf(parent) < way.size() - 1) {
        throw new IllegalArgumentException(
            "'parent' of subject '%s' leads round in a circle: %s"
                .formatted(subject.id(), String.join(" > ", way)));
      }
      parent = next.parent();
    }
  }

  /// A parent may leave it to its children to speak for it.
  private static void requireSeeds(Map<String, Subject> known) {
    Set<String> parents =
        known.values().stream()
            .filter(s -> s.parent() != null)
            .map(s -> String.valueOf(s.parent()))
            .collect(Collectors.toSet());
    known.values().stream()
        .filter(subject -> subject.seeds().isEmpty() && !parents.contains(subject.id()))
        .findFirst()
        .ifPresent(subject -> {
          throw new IllegalArgumentException(
              "subject '"
                  + subject.id()
                  + "' has no 'seeds' and is no parent: nothing could be tagged with it");
        });
  }
}
