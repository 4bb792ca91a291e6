package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.item.SubjectTag;
import tributary.events.subject.SubjectModel;

/// Says what an item is about: by a trained model where it knows the subject, by seeds alone where
/// none does. Pure: the same tags on every machine. Safe to share between threads.
public final class Tagger {
  private static final int MOST_TAGS = 3;
  private static final Comparator<SubjectTag> BEST_FIRST =
      Comparator.comparingInt(SubjectTag::score).reversed().thenComparing(SubjectTag::subject);

  private final Subjects subjects;
  private final @Nullable TrainedTagger trained;
  private final SeedTagger seeds;

  /// From seeds alone.
  public Tagger(Subjects subjects) {
    this(subjects, null);
  }

  /// @param model null for none; it speaks for the subjects whose seeds are still those that it was
  ///   trained from
  public Tagger(Subjects subjects, @Nullable SubjectModel model) {
    this.subjects = subjects;
    trained = model == null ? null : new TrainedTagger(model, subjects);
    seeds =
        new SeedTagger(
            subjects.subjects().stream()
                .filter(subject -> trained == null || !trained.knows(subject))
                .toList());
  }

  /// At most three tags, best first, each followed by the wider subjects that it implies; none for
  /// an item about none of the subjects.
  public List<SubjectTag> tag(Reading reading) {
    List<SubjectTag> found = new ArrayList<>(seeds.tag(reading));
    if (trained != null) {
      found.addAll(trained.tag(reading));
    }
    found.sort(BEST_FIRST);
    List<SubjectTag> tags = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (SubjectTag tag : found.subList(0, Math.min(MOST_TAGS, found.size()))) {
      if (said.add(tag.subject())) {
        tags.add(tag);
      }
      for (Subject wider : wider(tag)) {
        if (said.add(wider.id())) {
          tags.add(new SubjectTag(wider.id(), wider.name(), tag.score(), tag.reason()));
        }
      }
    }
    return List.copyOf(tags);
  }

  private List<Subject> wider(SubjectTag tag) {
    Subject subject = subjects.find(tag.subject());
    return subject == null ? List.of() : subjects.above(subject);
  }
}
