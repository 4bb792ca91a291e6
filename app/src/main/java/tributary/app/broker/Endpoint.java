package tributary.app.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Where a running broker of ours is found: kept as two lines, address and process id, in the file
/// `endpoint` of its folder for as long as it runs.
///
/// @param address `host:port`
/// @param pid of the process that runs it
public record Endpoint(String address, long pid) {
  private static Path file(Path folder) {
    return folder.resolve("endpoint");
  }

  void write(Path folder) throws IOException {
    Path fresh = folder.resolve("endpoint.new");
    Files.write(fresh, List.of(address, Long.toString(pid)));
    Files.move(fresh, file(folder), StandardCopyOption.ATOMIC_MOVE);
  }

  static Optional<Endpoint> read(Path folder) throws IOException {
    if (!Files.exists(file(folder))) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file(folder));
    return Optional.of(new Endpoint(lines.get(0), Long.parseLong(lines.get(1))));
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(file(folder));
  }
}
