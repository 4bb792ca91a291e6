package tributary.publish.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.item.Ids;
import tributary.events.topic.Json;

/// Answers of earlier calls, each a file named by a hash of all that was asked: the same question
/// to the same model is not paid for twice. What cannot be read is as good as not there; what
/// cannot be written is said, and costs the edition nothing. The oldest go first. For one thread.
final class KnownAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(KnownAnswers.class);

  /// The most files.
  static final int MOST = 2000;

  /// The most bytes of one; a longer answer is not kept.
  private static final int LARGEST = 64 * 1024;

  private final Path folder;
  private final int most;
  private final Clock clock;

  /// What a file holds.
  ///
  /// @param check hash of the answer: a file that was cut or touched is not believed
  private record Kept(@Nullable String answer, @Nullable String check) {}

  /// @param folder made when the first answer is kept
  /// @param most files
  KnownAnswers(Path folder, int most, Clock clock) {
    this.folder = folder;
    this.most = most;
    this.clock = clock;
  }

  /// By what an answer is found again.
  static String key(Endpoint endpoint, Question question, List<Part> parts) {
    return Ids.hash(
        Question.VERSION,
        endpoint.url().toString(),
        endpoint.model(),
        parts.toString(),
        question.system(),
        question.user());
  }

  Optional<String> find(String key) {
    Path file = file(key);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      @Nullable Kept kept = Json.MAPPER.readValue(in.readNBytes(LARGEST), Kept.class);
      String answer = kept == null ? null : kept.answer();
      return kept != null && answer != null && check(key, answer).equals(kept.check())
          ? Optional.of(answer)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Keeps an answer: whole, or not at all.
  void keep(String key, String answer) {
    try {
      byte[] bytes = Json.MAPPER.writeValueAsBytes(new Kept(answer, check(key, answer)));
      if (bytes.length > LARGEST) {
        return;
      }
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "answer", ".part");
      try {
        Files.write(whole, bytes);
        Files.setLastModifiedTime(whole, FileTime.from(clock.instant()));
        Files.move(whole, file(key), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(whole);
      }
      trim();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("An answer of the model could not be kept: {}", e.toString());
    }
  }

  private void trim() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = new ArrayList<>(all.filter(Files::isRegularFile).toList());
    }
    if (files.size() <= most) {
      return;
    }
    files.sort(
        Comparator.comparing(KnownAnswers::written).thenComparing(Comparator.naturalOrder()));
    for (Path oldest : files.subList(0, files.size() - most)) {
      Files.deleteIfExists(oldest);
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }

  private static String check(String key, String answer) {
    return Ids.hash(key, answer);
  }
}
