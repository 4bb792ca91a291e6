package tributary.app.backup;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tributary.events.topic.Json;

/// What lies in a backup: `backup.json` in its folder, written last, so a folder without it is
/// none.
///
/// @param made when
/// @param running whether the house ran then, and was held still for the copy
/// @param files by their path in the data folder, with `/` between its parts
public record Contents(Instant made, boolean running, Map<String, Kept> files) {
  private static final String NAME = "backup.json";

  /// @param bytes how long it is
  /// @param crc32c its checksum (RFC 3720), in hexadecimal digits
  public record Kept(long bytes, String crc32c) {}

  public Contents {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /// All bytes of it.
  public long bytes() {
    return files.values().stream().mapToLong(Kept::bytes).sum();
  }

  static Contents read(Path backup) {
    try {
      return Json.MAPPER.readValue(Files.readString(backup.resolve(NAME)), Contents.class);
    } catch (NoSuchFileException e) {
      throw new BackupException(
          backup
              + " is no backup, or one that was not finished: "
              + NAME
              + " is not in it. Take another.",
          e);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new BackupException(backup.resolve(NAME) + " is damaged: take another backup", e);
    } catch (IOException e) {
      throw new BackupException(backup.resolve(NAME) + " cannot be read: " + e.getMessage(), e);
    }
  }

  void write(Path backup) throws IOException {
    Files.writeString(
        backup.resolve(NAME),
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this));
  }

  /// What is damaged or missing in `backup`, a line each; nothing if it is whole.
  List<String> faults(Path backup) {
    List<String> faults = new ArrayList<>();
    files.forEach((name, kept) -> {
      Path file = backup.resolve(name).normalize();
      try {
        if (!file.startsWith(backup)) {
          faults.add(name + " lies outside of it");
        } else if (!FileCopy.look(file).equals(kept)) {
          faults.add(name + " is not as it was written");
        }
      } catch (IOException e) {
        faults.add(name + " cannot be read");
      }
    });
    return faults;
  }
}
