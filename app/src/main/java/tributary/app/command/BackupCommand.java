package tributary.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.backup.Backup;
import tributary.app.config.Config;

/// `tributary backup`.
@Command(
    name = "backup",
    description =
        "Copy the data folder, while the house runs or is off: topics, keys, mails in files. A house"
            + " that runs is held still for a moment and loses nothing. Of a Kafka that you run"
            + " yourself it copies nothing (docs/operate.md).",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private static final int MEGABYTE = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Parameters(paramLabel = "DIR", description = "A folder that does not exist yet, or is empty.")
  private Path target = Path.of("");

  @Override
  public Integer call() {
    Config config = setup.config();
    Backup.Made made = Backup.make(config.data(), target, Clock.systemUTC());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s is a backup of %s: %d files, %.1f MB%n",
        target,
        config.data(),
        made.contents().files().size(),
        (double) made.contents().bytes() / MEGABYTE);
    made.still()
        .ifPresent(still -> out.println("The house ran, and stood still for " + text(still)));
    if (config.kafka().bootstrap() != null) {
      out.println(
          "Topics are not in it: they lie on " + config.kafka().bootstrap() + " (docs/operate.md)");
    }
    out.println("It holds readers' addresses and the keys of their links: keep it from others.");
    out.flush();
    return 0;
  }

  private static String text(Duration still) {
    return String.format(Locale.ROOT, "%.2f s", (double) still.toMillis() / 1000);
  }
}
