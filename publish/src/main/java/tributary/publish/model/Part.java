package tributary.publish.model;

import java.util.Locale;

/// What a model may add to a story.
public enum Part {
  /// The story for somebody who knows nothing of its field.
  SIMPLY(
      4,
      "the story for a reader who knows nothing of its field, in short plain sentences: what"
          + " happened, and what the hard words mean as far as the sentences say so"),
  /// How what the sources say hangs together.
  ANALYSIS(
      4, "how the facts of the sentences hang together: what comes of what, as the sentences say"),
  /// What good the sources expect.
  OPTIMISTIC(
      2,
      "what good the sentences themselves expect, hope for or make possible, with their own may,"
          + " could or if"),
  /// What harm the sources fear.
  PESSIMISTIC(
      2,
      "what harm the sentences themselves expect, fear or make possible, with their own may, could"
          + " or if"),
  /// Sentences of sources in other languages, in English.
  TRANSLATION(
      8,
      "each sentence that is not English, in English: one for one, naming the one id it translates,"
          + " names and numbers as they are");

  private final int most;
  private final String asked;

  Part(int most, String asked) {
    this.most = most;
    this.asked = asked;
  }

  /// How it is called in a request and its answer.
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The most sentences that are taken of it.
  int most() {
    return most;
  }

  /// What the model is asked for.
  String asked() {
    return "`%s`: %s; at most %d sentences.".formatted(key(), asked, most);
  }
}
