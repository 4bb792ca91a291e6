package tributary.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.backup.Backup;
import tributary.app.backup.Contents;
import tributary.app.config.Config;

/// `tributary restore`.
@Command(
    name = "restore",
    description =
        "Put a backup back as the data folder, on this machine or another: all of it, or nothing where"
            + " it is damaged. The data folder must be empty or absent.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Parameters(paramLabel = "DIR", description = "What `tributary backup` made.")
  private Path backup = Path.of("");

  @Override
  public Integer call() {
    Config config = setup.config();
    Contents contents = Backup.restore(backup, config.data());
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s is as it was at %s: %d files%n",
        config.data(), contents.made(), contents.files().size());
    out.println("An edition that was due since will be made and mailed again by the next start.");
    out.println(
        "If readers have it already, start with `hold: true` on its digest (docs/operate.md).");
    out.flush();
    return 0;
  }
}
