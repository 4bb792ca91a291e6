package tributary.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tributary.publish.Publish;

/// `tributary publish`.
@Command(
    name = "publish",
    description = "Run the role that makes and sends editions, against kafka.bootstrap.",
    mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Override
  public Integer call() throws InterruptedException {
    RoleRun run = RoleRun.alone(spec, setup);
    return run.until(crew -> {
      Publish publish =
          crew.publish(edition -> run.say("edition " + edition.digest().edition() + " is out"));
      crew.audit();
      run.say(
          "publish works on %s, pages at port %d"
              .formatted(crew.house().cluster().bootstrap(), publish.port()));
    });
  }
}
