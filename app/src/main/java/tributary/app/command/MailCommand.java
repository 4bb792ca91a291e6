package tributary.app.command;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tributary.publish.MailCheck;
import tributary.publish.MailCheck.Finding;
import tributary.publish.MailCheck.Standing;

/// `tributary mail`. Needs no Kafka.
@Command(
    name = "mail",
    description = "Whether mails can go out.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class MailCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "check",
      description = {
        "Try the mail server up to the text of a mail, the key of the signatures in the name"
            + " system, and the mailbox into which mails come back. Nothing is sent.",
        "Exit code 1 if anything is wrong."
      },
      mixinStandardHelpOptions = true)
  int check(
      @Mixin Setup setup,
      @Option(
              names = "--to",
              paramLabel = "ADDRESS",
              description = "Ask the mail server about this receiver; without, the sender's own.")
          @Nullable String to) {
    List<Finding> findings;
    try {
      findings = new MailCheck(setup.config().publish()).findings(to);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    findings.forEach(finding -> out.print(text(finding)));
    out.flush();
    return findings.stream().anyMatch(found -> found.standing() == Standing.WRONG) ? 1 : 0;
  }

  private static String text(Finding finding) {
    StringBuilder text =
        new StringBuilder("%-14s %s%n".formatted(finding.part(), word(finding.standing())));
    finding
        .sentences()
        .forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
    return text.toString();
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case GOOD -> "good";
      case WRONG -> "WRONG";
      case UNKNOWN -> "not known";
      case ABSENT -> "not set up";
    };
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
