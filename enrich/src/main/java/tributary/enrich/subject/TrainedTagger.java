package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.item.SubjectTag;
import tributary.events.subject.SubjectModel;

/// Tags by what a model learnt. A subject is said if it is likely, other matters being weighed
/// beside the subjects: an item that is most likely of another matter, or not clearly of any, gets
/// none. Safe to share between threads.
final class TrainedTagger {
  /// From what likelihood on the likeliest is said, and a further one beside it.
  static final int SAID = 450;

  private static final int SAID_TOO = 250;

  /// How much likelier than all other matters together a subject must be.
  private static final double OTHERS = 1.5;

  private static final int FULL = 1000;
  private static final double THOUSANDTH = 1e-3;
  private static final double MILLIONTH = 1e-6;
  private static final int REASONS = 4;

  private final List<@Nullable Subject> voices = new ArrayList<>();
  private final boolean[] spoken;
  private final double[] biases;
  private final Map<String, double[]> words = new HashMap<>();
  private final double[][] directions;
  private final double[] origin;

  TrainedTagger(SubjectModel model, Subjects subjects) {
    int count = model.voices().size();
    biases = new double[count];
    spoken = new boolean[count];
    directions = new double[count][];
    origin = row(model.origin(), model.scale());
    for (int v = 0; v < count; v++) {
      SubjectModel.Voice voice = model.voices().get(v);
      Subject subject = voice.subject() == null ? null : subjects.find(voice.subject());
      voices.add(subject != null && subject.speaks(voice) ? subject : null);
      spoken[v] = voice.subject() != null;
      biases[v] = voice.bias() * THOUSANDTH;
      directions[v] = row(voice.direction(), voice.scale());
      int here = v;
      voice
          .words()
          .forEach((word, weight) ->
              words.computeIfAbsent(word, w -> new double[count])[here] = weight * THOUSANDTH);
    }
  }

  /// Whether it was trained from the seeds that the subject has now.
  boolean knows(Subject subject) {
    return voices.contains(subject);
  }

  /// The tags, in no order.
  List<SubjectTag> tag(Reading reading) {
    Map<String, Double> weighed = Corpus.weighed(reading.counts(), DocumentFrequencies.bundled());
    double[] meaning = Corpus.Meanings.from(origin, reading.meaning());
    if (meaning.length == 0 && weighed.keySet().stream().noneMatch(words::containsKey)) {
      return List.of();
    }
    double[] likely = likelihoods(weighed, meaning);
    int best = Dense.greatest(likely);
    double others = 0;
    for (int v = 0; v < likely.length; v++) {
      others += spoken[v] ? 0 : likely[v];
    }
    List<SubjectTag> tags = new ArrayList<>();
    for (int v = 0; v < likely.length; v++) {
      Subject subject = voices.get(v);
      int score = (int) StrictMath.rint(likely[v] * FULL);
      boolean clear = likely[v] >= OTHERS * others;
      if (subject != null && clear && score >= (v == best ? SAID : SAID_TOO)) {
        tags.add(new SubjectTag(subject.id(), subject.name(), score, reason(v, weighed)));
      }
    }
    return tags;
  }

  private double[] likelihoods(Map<String, Double> weighed, double[] meaning) {
    double[] logits = biases.clone();
    weighed.forEach((word, weight) -> {
      double[] adds = words.get(word);
      if (adds != null) {
        Dense.add(logits, Regression.SCALE * weight, adds);
      }
    });
    for (int v = 0; v < logits.length; v++) {
      logits[v] += Regression.SCALE * Dense.dot(directions[v], meaning);
    }
    Dense.softmax(logits);
    return logits;
  }

  /// The words that spoke for it most; where none did, it is the sense of the whole.
  private String reason(int voice, Map<String, Double> weighed) {
    Map<String, Double> spoke = new LinkedHashMap<>();
    weighed.forEach((word, weight) -> {
      double[] adds = words.get(word);
      if (adds != null && adds[voice] > 0) {
        spoke.put(word, weight * adds[voice]);
      }
    });
    String reason =
        spoke.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, Double>>comparingDouble(Map.Entry::getValue)
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .limit(REASONS)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return reason.isEmpty() ? "the sense of the whole" : reason;
  }

  private static double[] row(byte[] values, int scale) {
    double[] row = new double[Objects.requireNonNull(values).length];
    for (int d = 0; d < row.length; d++) {
      row[d] = values[d] * (scale * MILLIONTH) / Byte.MAX_VALUE;
    }
    return row;
  }
}
