package tributary.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;

/// A subject in `subjects.yaml`.
///
/// @param id short and stable, for addresses; null makes one of the name
/// @param name as readers see it
/// @param seeds words and phrases that speak for it
/// @param description one sentence for readers
/// @param parent id or name of the wider subject
public record SubjectEntry(
    @Nullable String id,
    String name,
    List<String> seeds,
    @Nullable String description,
    @Nullable String parent) {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Lists them without a heading, as the file does.
  ///
  /// @param subjects in the order of the file
  public record Listed(List<SubjectEntry> subjects) {
    public Listed {
      list(subjects); // refuses what does not fit together
    }

    /// As they are told apart.
    public Subjects list() {
      return list(subjects);
    }

    private static Subjects list(List<SubjectEntry> entries) {
      List<Subject> subjects = new ArrayList<>();
      for (SubjectEntry entry : entries) {
        subjects.add(entry.subject(entries));
      }
      return new Subjects(subjects);
    }
  }

  public SubjectEntry {
    new Subject(ownId(id, name), name, seeds, description, null); // refuses what is none
  }

  private Subject subject(List<SubjectEntry> all) {
    String wider =
        all.stream()
            .filter(entry -> entry.name.equals(parent))
            .map(entry -> ownId(entry.id, entry.name))
            .findFirst()
            .orElse(parent);
    return new Subject(ownId(id, name), name, seeds, description, wider);
  }

  private static String ownId(@Nullable String id, String name) {
    if (id != null) {
      return id;
    }
    String made = BETWEEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    return made.replaceAll("^-|-$", "");
  }
}
