package tributary.enrich.subject;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The subjects that are told apart, as `subjects.yaml` lists them.
public record Subjects(List<Subject> subjects) {
  public Subjects {
    Set<String> ids = new HashSet<>();
    for (Subject subject : subjects) {
      if (!ids.add(subject.id())) {
        throw new IllegalArgumentException("subject '" + subject.id() + "' is listed twice");
      }
    }
    subjects = List.copyOf(subjects);
  }
}
