package tributary.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.app.broker.Hold;

/// Makes a copy of a data folder, and puts one back.
///
/// Where a house runs, everything is copied twice: once while it works, which takes as long as it
/// takes, and then, while it is held still, what has changed since. So the copy is what a process
/// that was killed in that moment would have left, which every promise of the house is made for.
public final class Backup {
  private final Path data;
  private final Path target;
  private final Clock clock;
  private final Map<String, Stamp> copied = new TreeMap<>();

  /// By what a changed file is told.
  private record Stamp(@Nullable Object file, long bytes, FileTime changed) {}

  /// What was done.
  ///
  /// @param contents of the backup
  /// @param still how long the running house was held still; empty where none ran
  public record Made(Contents contents, Optional<Duration> still) {}

  private Backup(Path data, Path target, Clock clock) {
    this.data = data;
    this.target = target;
    this.clock = clock;
  }

  /// Copies `data` into `target`.
  ///
  /// @param target does not exist yet, or is empty, and lies outside of `data`
  /// @throws BackupException if it cannot be made whole; what there is of it then is no backup
  public static Made make(Path data, Path target, Clock clock) {
    Path from = data.toAbsolutePath().normalize();
    Path to = target.toAbsolutePath().normalize();
    if (!Files.isDirectory(from)) {
      throw new BackupException("there is no data folder " + from + ": name it with --data");
    }
    if (to.startsWith(from)) {
      throw new BackupException(to + " lies in the data folder: choose a place on another disk");
    }
    refuseUnlessEmpty(to);
    try {
      Files.createDirectories(to);
      return new Backup(from, to, clock).make();
    } catch (IOException | UncheckedIOException e) {
      throw new BackupException(
          "no backup was made, and what lies in %s is none: %s".formatted(to, e.getMessage()), e);
    }
  }

  private Made make() throws IOException {
    Path broker = data.resolve("kafka");
    if (!Files.isDirectory(broker)) {
      return finished(Optional.empty()); // Kafka lies elsewhere: these are keys and mails alone
    }
    Optional<Hold> free = Hold.of(broker);
    if (free.isPresent()) {
      try (Hold _ = free.get()) {
        return finished(Optional.empty());
      }
    }
    pass();
    Duration lasted;
    try (Stillness stillness = Stillness.of(Hold.holder(broker))) {
      pass();
      lasted = stillness.lasted();
    }
    if (lasted.compareTo(Stillness.MOST) >= 0) {
      throw new BackupException(
          "the copy took longer than %d s while the house was held still, so it is not of one moment:"
                  .formatted(Stillness.MOST.toSeconds())
              + " end the house for it, or take a snapshot of the file system");
    }
    return finished(Optional.of(lasted));
  }

  private Made finished(Optional<Duration> still) throws IOException {
    if (still.isEmpty()) {
      pass();
    }
    Map<String, Contents.Kept> files = new TreeMap<>();
    for (String name : copied.keySet()) {
      files.put(name, FileCopy.look(target.resolve(name)));
    }
    Contents contents = new Contents(clock.instant(), still.isPresent(), files);
    contents.write(target);
    return new Made(contents, still);
  }

  /// Copies what is new or changed, and takes out of the copy what is no more.
  private void pass() throws IOException {
    Map<String, Stamp> before = new TreeMap<>(copied);
    copied.clear();
    List<Path> files;
    try (Stream<Path> all = Files.walk(data)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String name = data.relativize(file).toString().replace('\\', '/');
      if (!Spared.of(name)) {
        copy(file, name, before.remove(name));
      }
    }
    for (String gone : before.keySet()) {
      Files.deleteIfExists(target.resolve(gone));
    }
  }

  /// Only a segment of the log may be passed over: it grows and never changes otherwise. What a
  /// process writes through its memory (indexes) has no true time.
  private void copy(Path file, String name, @Nullable Stamp before) throws IOException {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      Stamp now = new Stamp(seen.fileKey(), seen.size(), seen.lastModifiedTime());
      if (!now.equals(before) || !name.endsWith(".log")) {
        FileCopy.make(file, target.resolve(name));
      }
      copied.put(name, now);
    } catch (NoSuchFileException e) {
      Files.deleteIfExists(target.resolve(name)); // the house took it away meanwhile
    }
  }

  /// Puts a backup back as the data folder `data`: all of it, or nothing.
  ///
  /// @param data does not exist yet, or is empty
  /// @throws BackupException if the backup is damaged, or `data` holds something
  public static Contents restore(Path backup, Path data) {
    Path from = backup.toAbsolutePath().normalize();
    Path to = data.toAbsolutePath().normalize();
    Contents contents = Contents.read(from);
    List<String> faults = contents.faults(from);
    if (!faults.isEmpty()) {
      throw new BackupException(
          "the backup in %s is damaged, and nothing was restored:%n  %s"
              .formatted(from, String.join(System.lineSeparator() + "  ", faults)));
    }
    refuseUnlessEmpty(to);
    Path fresh = to.resolveSibling(to.getFileName() + ".restoring");
    try {
      refuseUnlessEmpty(fresh);
      for (String name : contents.files().keySet()) {
        FileCopy.make(from.resolve(name), fresh.resolve(name));
      }
      Files.deleteIfExists(to);
      Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
      return contents;
    } catch (IOException e) {
      throw new BackupException(
          "nothing was restored; remove %s and try again: %s".formatted(fresh, e.getMessage()), e);
    }
  }

  private static void refuseUnlessEmpty(Path folder) {
    try {
      if (!Files.exists(folder)) {
        return;
      }
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new BackupException(folder + " is not empty: move it away, or name another folder");
        }
      }
    } catch (IOException e) {
      throw new BackupException(folder + " cannot be looked at: " + e.getMessage(), e);
    }
  }
}
