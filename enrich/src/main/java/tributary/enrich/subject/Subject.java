package tributary.enrich.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a story may be about.
///
/// @param id short and stable, for addresses
/// @param name as readers see it
/// @param seeds words and phrases that speak for it
/// @param description one sentence for readers
public record Subject(String id, String name, List<String> seeds, @Nullable String description) {
  public Subject {
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("a subject needs an id and a name");
    }
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException(
          "subject '" + id + "' has no seeds: nothing could be tagged with it");
    }
    seeds = List.copyOf(seeds);
  }
}
