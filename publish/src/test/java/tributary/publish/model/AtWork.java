package tributary.publish.model;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;

/// A played model, and all that asks it.
///
/// @param folder of the answers that are kept
record AtWork(PlayedModel model, Path folder) {
  static final Limits LIMITS = new Limits(Duration.ofMinutes(5), 40, 200_000);

  /// Never over in a test.
  static final Duration PATIENT = Duration.ofSeconds(60);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-16T06:00:00Z"), ZoneOffset.UTC);

  Commentator commentator(URI url, @Nullable String keyFrom, Duration timeout, Limits limits) {
    return new Commentator(
        new Endpoint(url, "played", new Key(keyFrom), timeout),
        limits,
        List.of(Part.values()),
        new KnownAnswers(folder, 100, CLOCK),
        CLOCK,
        name -> null);
  }

  Sitting sitting(Duration timeout, Limits limits) {
    return commentator(model.url(), null, timeout, limits).sit(() -> false);
  }

  Optional<Digest.Generated> comment(SmallStory story) {
    try (Sitting sitting = sitting(PATIENT, LIMITS)) {
      return on(sitting, story);
    }
  }

  static Optional<Digest.Generated> on(Sitting sitting, SmallStory story) {
    return sitting.on(story.entry(), story.originals());
  }

  static String problem(Sitting sitting) {
    return sitting.problem().orElse("");
  }
}
