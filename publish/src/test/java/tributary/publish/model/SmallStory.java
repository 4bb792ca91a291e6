package tributary.publish.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Sentence;
import tributary.publish.proof.Original;

/// A story of one source, with the sentences it is given.
///
/// @param entry that cites each of them
/// @param original what the source says
record SmallStory(Digest.Entry entry, Original original) {
  static final String FIRST = "The lease covers the whole building.";

  List<Original> originals() {
    return List.of(original);
  }

  /// @param name of the story and its item
  static SmallStory of(String name, @Nullable String language, String... texts) {
    List<Sentence> sentences = new ArrayList<>();
    List<Insight> insights = new ArrayList<>();
    for (String text : texts) {
      String id = "t" + sentences.size();
      sentences.add(new Sentence(id, text, null, null));
      insights.add(new Insight(text, List.of(new Citation(name, id, text, null)), null));
    }
    Digest.Entry entry =
        new Digest.Entry(
            name,
            1,
            "Headline of " + name,
            List.of(),
            null,
            insights,
            List.of(name),
            List.of(),
            null,
            new Digest.Score(0, 0, 0, 0, null, null, null),
            List.of());
    return new SmallStory(entry, new Original(name, 1, "Title of " + name, language, sentences));
  }

  static SmallStory english(String name) {
    return of(name, "en", FIRST, "The tenant of " + name + " brings its own network.");
  }
}
