package tributary.events.subject;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What training learnt, on `subject-models`: whole numbers only, so that it tags alike on every
/// machine. Never changed once written: a later model is a further record.
///
/// @param id a hash of what it learnt and from when it is used
/// @param algorithm version of what reads these numbers
/// @param trainedAt when it was trained
/// @param from it speaks for items stamped at or after this, until a later model does
/// @param embedding name of the model whose embeddings it was trained with, null for none
/// @param items how many it was trained on
/// @param voices what can be said of an item: the subjects, and the other matters it knows
/// @param origin what is taken from every coordinate of an embedding first; in JSON base64
/// @param scale what 127 stands for in `origin`, in millionths
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SubjectModel(
    String id,
    String algorithm,
    Instant trainedAt,
    Instant from,
    @Nullable String embedding,
    int items,
    List<Voice> voices,
    byte[] origin,
    int scale) {

  /// The order in which models take over from each other.
  public static final Comparator<SubjectModel> BY_START =
      Comparator.comparing(SubjectModel::from)
          .thenComparing(SubjectModel::trainedAt)
          .thenComparing(SubjectModel::id);

  public SubjectModel {
    voices = List.copyOf(voices);
  }

  /// One thing that an item can be about.
  ///
  /// @param subject its id in `subjects.yaml`; null for another matter, which is never said
  /// @param seeds hash of its seeds when it was trained; empty for another matter
  /// @param bias where it begins, in thousandths
  /// @param words what each word adds or takes, in thousandths
  /// @param direction what a meaning adds or takes: a row of signed bytes; empty without embedding;
  ///   in JSON base64
  /// @param scale what 127 stands for in `direction`, in millionths
  public record Voice(
      @Nullable String subject,
      String seeds,
      int bias,
      Map<String, Integer> words,
      byte[] direction,
      int scale) {
    public Voice {
      words = Collections.unmodifiableMap(new TreeMap<>(words));
    }
  }
}
