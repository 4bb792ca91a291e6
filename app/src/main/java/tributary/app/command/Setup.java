package tributary.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tributary.app.config.Config;

/// The options that every command has.
final class Setup {
  private static final Path USUAL = Path.of("tributary.yaml");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration; ./tributary.yaml where there is one.")
  private @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder; wins over the configuration's.")
  private @Nullable Path data;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show what goes on, and stack traces of failures.")
  private boolean verbose;

  /// Reads the configuration: the named file, else `./tributary.yaml`, else defaults.
  Config config() {
    listen();
    Path chosen = file == null && Files.exists(USUAL) ? USUAL : file;
    Config config = chosen == null ? Config.defaults() : Config.read(chosen, System.getenv());
    return data == null ? config : config.in(data);
  }

  /// The data folder that was asked for, or `usual`.
  Path dataOr(Path usual) {
    return data == null ? usual : data;
  }

  /// Sets up logging as asked for.
  void listen() {
    if (verbose) {
      Logs.verbose();
    }
  }

  boolean verbose() {
    return verbose;
  }
}
