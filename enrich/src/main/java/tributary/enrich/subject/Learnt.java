package tributary.enrich.subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.events.subject.SubjectModel;

/// What a training came to, before it is written down.
public final class Learnt {
  /// So many words are written down in all, the weightiest first: the record stays far below a
  /// megabyte.
  private static final int MOST_WORDS = 36_000;

  private static final int TELLING_WORDS = 8;

  private final Corpus corpus;
  private final Hits hits;
  private final List<Subject> subjects;
  private final Regression regression;

  Learnt(Corpus corpus, Hits hits, List<Subject> subjects, Regression regression) {
    this.corpus = corpus;
    this.hits = hits;
    this.subjects = List.copyOf(subjects);
    this.regression = regression;
  }

  /// What was learnt of one subject.
  ///
  /// @param subject its id
  /// @param seeded items that hold a seed of it
  /// @param words that speak for it most, seeds or not
  public record Voice(String subject, int seeded, List<String> words) {}

  /// What was learnt of each subject, for a person to read.
  public List<Voice> voices() {
    return IntStream.range(0, subjects.size())
        .mapToObj(v -> new Voice(subjects.get(v).id(), hits.items(v), telling(v)))
        .toList();
  }

  /// How many matters beside the subjects were found among the items.
  public int others() {
    return regression.biases().length - subjects.size();
  }

  private List<String> telling(int voice) {
    return IntStream.range(0, corpus.vocabulary().size())
        .boxed()
        .filter(w -> regression.words()[w][voice] > 0)
        .sorted(Comparator.<Integer>comparingDouble(w -> -regression.words()[w][voice]))
        .limit(TELLING_WORDS)
        .map(corpus.vocabulary()::get)
        .toList();
  }

  /// As it is written down.
  ///
  /// @param trainedAt when
  /// @param from stamp of the first items that it speaks for
  /// @param embedding name of the model that gave the readings their meaning, null for none
  public SubjectModel model(Instant trainedAt, Instant from, @Nullable String embedding) {
    int least = least();
    List<SubjectModel.Voice> voices = new ArrayList<>();
    for (int v = 0; v < regression.biases().length; v++) {
      voices.add(voice(v, least));
    }
    Rows origin = Rows.of(corpus.origin());
    return new SubjectModel(
        Ids.hash(from.toString(), trainedAt.toString(), said(voices)),
        Trainer.ALGORITHM,
        trainedAt,
        from,
        corpus.origin().length == 0 ? null : embedding,
        corpus.size(),
        voices,
        origin.values(),
        origin.scale());
  }

  private static String said(List<SubjectModel.Voice> voices) {
    StringBuilder said = new StringBuilder();
    for (SubjectModel.Voice voice : voices) {
      said.append(voice.subject()).append(voice.seeds()).append(voice.bias());
      said.append(voice.words()).append(Arrays.toString(voice.direction()));
    }
    return said.toString();
  }

  private SubjectModel.Voice voice(int v, int least) {
    Map<String, Integer> words = new TreeMap<>();
    for (int w = 0; w < corpus.vocabulary().size(); w++) {
      int weight = thousandths(regression.words()[w][v]);
      if (Math.abs(weight) >= least) {
        words.put(corpus.vocabulary().get(w), weight);
      }
    }
    Rows direction = Rows.of(regression.directions()[v]);
    return new SubjectModel.Voice(
        v < subjects.size() ? subjects.get(v).id() : null,
        v < subjects.size() ? subjects.get(v).seedsHash() : "",
        thousandths(regression.biases()[v]),
        words,
        direction.values(),
        direction.scale());
  }

  /// The least weight that is written down.
  private int least() {
    int[] all =
        IntStream.range(0, corpus.vocabulary().size())
            .flatMap(w ->
                IntStream.range(0, regression.biases().length)
                    .map(v -> Math.abs(thousandths(regression.words()[w][v]))))
            .sorted()
            .toArray();
    return all.length <= MOST_WORDS ? 1 : Math.max(1, all[all.length - MOST_WORDS] + 1);
  }

  private static int thousandths(double weight) {
    return (int) StrictMath.rint(weight * 1000);
  }

  /// A row as it is written down.
  ///
  /// @param scale what 127 stands for, in millionths
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rows(byte[] values, int scale) {
    static Rows of(double[] row) {
      double largest = 0;
      for (double value : row) {
        largest = Math.max(largest, Math.abs(value));
      }
      byte[] values = new byte[row.length];
      for (int d = 0; d < row.length && largest > 0; d++) {
        values[d] = (byte) StrictMath.rint(row[d] / largest * Byte.MAX_VALUE);
      }
      return new Rows(values, (int) StrictMath.rint(largest * 1_000_000));
    }
  }
}
