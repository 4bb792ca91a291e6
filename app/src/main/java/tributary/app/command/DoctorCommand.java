package tributary.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tributary.app.doctor.Doctor;
import tributary.app.doctor.Finding;

/// `tributary doctor`.
@Command(
    name = "doctor",
    description =
        "Look for what will go wrong: ports, disk, broker, topics, clock, dead letters, held mails. It"
            + " changes nothing. Ends with 1 if a line says fail.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Override
  public Integer call() {
    List<Finding> findings = Doctor.look(setup.config(), Clock.systemUTC());
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf(
          "%-4s  %-14s  %s%n",
          finding.level().name().toLowerCase(Locale.ROOT), finding.about(), finding.says());
    }
    out.flush();
    return findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL) ? 1 : 0;
  }
}
