package tributary.app.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tributary.app.role.Crew;
import tributary.publish.Publish;

/// `tributary up`.
@Command(
    name = "up",
    description =
        "Run everything for your own feeds, for good: Kafka inside (unless another one is"
            + " configured), ingest, enrich and publish in this process. Ctrl-C ends it cleanly.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Override
  public Integer call() throws InterruptedException {
    RoleRun run = new RoleRun(spec, setup.config());
    return run.until(crew -> start(run, crew));
  }

  private void start(RoleRun run, Crew crew) {
    int changed = crew.house().registerConfigured().size();
    Publish publish =
        crew.publish(edition -> run.say("edition " + edition.digest().edition() + " is out"));
    crew.enrich();
    crew.ingest(run::tell);
    crew.audit();
    PrintWriter out = spec.commandLine().getOut();
    out.println("Tributary is up.");
    out.println("  pages   http://localhost:" + publish.port());
    out.println("  Kafka   " + crew.house().cluster().bootstrap());
    out.println("  data    " + run.config().data());
    int followed = crew.house().feeds().all().size();
    out.println("  feeds   " + followed + " followed, " + changed + " new or changed");
    if (followed == 0) {
      out.println("Nothing is followed yet: tributary feeds add URL, here or in another terminal.");
    }
    out.println("Ctrl-C ends it.");
    out.flush();
  }
}
