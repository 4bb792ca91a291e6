package tributary.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tributary.app.demo.Demo;

/// `tributary demo`.
@Command(
    name = "demo",
    description =
        "See it work: a made-up web of feeds on this machine, embedded Kafka, all roles,"
            + " a whole week in under a minute, and the edition that comes of it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--once", description = "End after the edition: 0, or 1 if a stage failed.")
  private boolean once;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the pages; without it 8080, or another where that is taken.")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Its folder (default: ${DEFAULT-VALUE}); remove it to begin anew.",
      defaultValue = "data/demo")
  private Path data = Path.of("data/demo");

  @Option(
      names = {"-v", "--verbose"},
      description = "Show what goes on, and stack traces of failures.")
  private boolean verbose;

  @Override
  public Integer call() throws InterruptedException {
    if (verbose) {
      Logs.verbose();
    } else {
      Logs.errorsOnly();
    }
    Path folder = data.toAbsolutePath().normalize();
    Logs.alsoTo(folder);
    return new Demo(folder, port, once)
        .run(spec.commandLine().getOut(), spec.commandLine().getErr());
  }
}
