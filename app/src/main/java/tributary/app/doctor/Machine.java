package tributary.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tributary.app.broker.Ports;
import tributary.app.config.Config;

/// What can be seen without a broker.
record Machine(Config config) {
  private static final long GIGABYTE = 1_000_000_000;
  private static final long TIGHT = 5 * GIGABYTE;

  /// @param running whether a house works on the data folder now
  List<Finding> findings(boolean running) {
    return List.of(folder(), disk(), port(running));
  }

  private Finding folder() {
    Path data = existing(config.data());
    return Files.isWritable(data)
        ? Finding.ok("data folder", config.data() + " can be written")
        : Finding.fail(
            "data folder",
            data
                + " cannot be written by this user: change its owner, or name another with --data");
  }

  private Finding disk() {
    Path data = existing(config.data());
    try {
      long free = Files.getFileStore(data).getUsableSpace();
      String says = "%d GB free where the data folder is".formatted(free / GIGABYTE);
      if (free < GIGABYTE) {
        return Finding.fail("disk", says + ": free some now, a full disk ends the broker");
      }
      return free < TIGHT
          ? Finding.warn("disk", says + ": docs/sizing.md says what a day takes")
          : Finding.ok("disk", says);
    } catch (IOException e) {
      return Finding.warn("disk", "the space of " + data + " cannot be told: " + e.getMessage());
    }
  }

  private Finding port(boolean running) {
    int port = config.publish().web().port();
    if (port == 0 || running || Ports.free(port)) {
      return Finding.ok("port of pages", running ? "in use by the house" : port + " is free");
    }
    return Finding.fail(
        "port of pages",
        "%d is taken by another program: end it, or set publish.web.port".formatted(port));
  }

  private static Path existing(Path folder) {
    Path at = folder.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }
}
