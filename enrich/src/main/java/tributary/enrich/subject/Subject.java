package tributary.enrich.subject;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.events.subject.SubjectModel;

/// What a story may be about.
///
/// @param id short and stable, for addresses
/// @param name as readers see it
/// @param seeds words and phrases that speak for it; none for one that only its children speak for
/// @param description one sentence for readers
/// @param parent id of the wider subject: what is about this is about that too
public record Subject(
    String id,
    String name,
    List<String> seeds,
    @Nullable String description,
    @Nullable String parent) {
  public Subject {
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("a subject needs a name");
    }
    if (seeds.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("'seeds' of subject '" + id + "' holds an empty seed");
    }
    seeds = List.copyOf(seeds);
  }

  /// A subject of its own, without a parent.
  public Subject(String id, String name, List<String> seeds, @Nullable String description) {
    this(id, name, seeds, description, null);
  }

  /// Whether a model's voice was trained from the seeds that the subject has now.
  public boolean speaks(SubjectModel.Voice voice) {
    return id.equals(voice.subject()) && seedsHash().equals(voice.seeds());
  }

  /// Tells seeds from others; their order is no matter.
  String seedsHash() {
    return Ids.hash(seeds.stream().sorted().toArray(String[]::new));
  }
}
