package tributary.app.subject;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.subject.Learnt;
import tributary.enrich.subject.Reading;
import tributary.enrich.subject.Subjects;
import tributary.enrich.subject.Tagger;
import tributary.enrich.subject.Trainer;
import tributary.events.item.SubjectTag;
import tributary.events.subject.SubjectModel;

/// Trains a model from texts, and looks at what it makes of them.
///
/// @param subjects to tell apart
/// @param embedder for meanings; off to learn from words alone
/// @param progress hears a line every few seconds
public record Training(Subjects subjects, Embedder embedder, Consumer<String> progress) {
  /// How far ahead of now a model begins to speak, so that every instance has it by then.
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private static final long EVERY_NANOS = 3_000_000_000L;

  /// What came of it.
  ///
  /// @param tagged how many items each subject was given to, by its id
  /// @param none how many got none
  public record Result(
      SubjectModel model,
      List<Learnt.Voice> voices,
      List<Reading> readings,
      Map<String, Integer> tagged,
      int none) {}

  /// Trains.
  ///
  /// @param clock of the time to write on the model
  /// @param from stamp of the first items that it speaks for; null for a minute after it is trained
  /// @throws TrainingException if nothing can be learnt
  public Result train(List<Reading.Source> texts, Clock clock, @Nullable Instant from) {
    List<Reading> readings = read(texts);
    Learnt learnt;
    try {
      learnt = new Trainer(subjects, progress).learn(readings);
    } catch (IllegalArgumentException e) {
      throw new TrainingException(String.valueOf(e.getMessage()));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SubjectModel model = learnt.model(now, from == null ? now.plus(AHEAD) : from, meanings());
    Tagger tagger = new Tagger(subjects, model);
    Map<String, Integer> tagged = new TreeMap<>();
    int none = 0;
    for (Reading reading : readings) {
      List<SubjectTag> tags = tagger.tag(reading);
      tags.forEach(tag -> tagged.merge(tag.subject(), 1, Integer::sum));
      none += tags.isEmpty() ? 1 : 0;
    }
    return new Result(model, learnt.voices(), readings, tagged, none);
  }

  private @Nullable String meanings() {
    return embedder instanceof Embedder.Off ? null : embedder.model();
  }

  private List<Reading> read(List<Reading.Source> texts) {
    List<Reading> readings = new ArrayList<>();
    long said = System.nanoTime();
    for (Reading.Source text : texts) {
      readings.add(text.read(embedder));
      if (System.nanoTime() - said > EVERY_NANOS) {
        said = System.nanoTime();
        progress.accept("reading %d of %d items".formatted(readings.size(), texts.size()));
      }
    }
    return readings;
  }
}
