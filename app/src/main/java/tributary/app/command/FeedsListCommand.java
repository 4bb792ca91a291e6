package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tributary.app.feed.FeedRegistry;
import tributary.app.role.House;
import tributary.events.topic.Json;

/// `tributary feeds list`.
@Command(
    name = "list",
    description = "Show what is followed and how it goes.",
    mixinStandardHelpOptions = true)
final class FeedsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Option(names = "--json", description = "One JSON array.")
  private boolean json;

  @Option(
      names = "--failing",
      description = "Only those that are late, failing, blocked, gone or unreadable.")
  private boolean failing;

  @Override
  public Integer call() throws JsonProcessingException {
    try (House house = House.open(setup.config())) {
      FeedRegistry.Look look = house.feeds().look();
      List<FeedLine> lines =
          look.followed().stream()
              .map(feed -> FeedLine.of(feed, house.lateBefore()))
              .filter(line -> line.troubled() || !failing)
              .sorted(FeedLine.BY_TITLE)
              .toList();
      show(lines);
      remark(look, lines);
      return 0;
    }
  }

  private void show(List<FeedLine> lines) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(lines));
    } else if (!lines.isEmpty()) {
      Instant now = Instant.now();
      out.println(FeedLine.HEAD);
      lines.forEach(line -> out.println(line.text(now)));
    }
    out.flush();
  }

  private void remark(FeedRegistry.Look look, List<FeedLine> lines) {
    PrintWriter err = spec.commandLine().getErr();
    if (look.followed().isEmpty()) {
      err.println("nothing is followed: `tributary feeds add URL`");
    } else if (lines.isEmpty()) {
      err.println("none of %d feeds is failing".formatted(look.followed().size()));
    }
    look.unreadable().forEach(line -> err.println("not followed: " + line));
    err.flush();
  }
}
