package tributary.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tributary.app.config.ConfigException;

/// The command line's root: with no command, it shows how it is used.
@Command(
    name = "tributary",
    description = "Feeds flow in, one briefing flows out.",
    mixinStandardHelpOptions = true,
    versionProvider = Tributary.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      IngestCommand.class,
      EnrichCommand.class,
      PublishCommand.class,
      FeedsCommand.class,
      SubjectsCommand.class,
      ReadCommand.class,
      LabCommand.class,
      DigestCommand.class,
      SubscribersCommand.class,
      MailCommand.class,
      StoryCommand.class,
      WhyCommand.class,
      AuditCommand.class,
      DeadLettersCommand.class,
      ReplayCommand.class,
      TopicsCommand.class,
      StatusCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class
    },
    footer = {"", "Exit codes: 0 done, 1 failed, 2 used wrongly."})
public final class Tributary implements Runnable {
  private static final int FAILED = 1;
  private static final int USED_WRONGLY = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Does what `arguments` say.
  ///
  /// @return the exit code
  public static int run(String... arguments) {
    Logs.gather();
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Tributary())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  private static int explain(Exception failure, CommandLine command) {
    boolean verbose =
        command.getParseResult() != null && command.getParseResult().hasMatchedOption("--verbose");
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    command.getErr().println(message);
    if (verbose) {
      failure.printStackTrace(command.getErr());
    } else if (!foreseen(failure)) {
      command.getErr().println("(with --verbose it says more)");
    }
    command.getErr().flush();
    return failure instanceof ConfigException ? USED_WRONGLY : FAILED;
  }

  /// Whether the message was written for a user.
  private static boolean foreseen(Exception failure) {
    return failure.getClass().getName().startsWith("tributary.");
  }

  /// Says the version that the jar was built as.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Tributary.class.getPackage().getImplementationVersion();
      return new String[] {"tributary " + (version == null ? "from classes" : version)};
    }
  }
}
