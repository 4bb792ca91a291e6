package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tributary.app.audit.Audit;
import tributary.app.audit.Conservation;
import tributary.app.audit.Findings;
import tributary.app.role.House;
import tributary.app.topic.Snapshot;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;

/// `tributary audit`.
@Command(
    name = "audit",
    description =
        "Check from the topics that nothing that was fetched is lost, and nothing is there twice;"
            + " exit code 1 if something is.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = "A run of enrich; the one that readers follow without.")
  private @Nullable String run;

  @Option(names = "--json", description = "As one object.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    if (run != null && !Run.isName(run)) {
      throw new ParameterException(spec.commandLine(), "no run is called '" + run + "'");
    }
    try (House house = House.open(setup.config())) {
      Findings found = Audit.of(house.cluster().of(run == null ? live(house.cluster()) : run));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.MAPPER.writeValueAsString(found));
      } else {
        print(out, found);
      }
      out.flush();
      return found.sound() ? 0 : 1;
    }
  }

  private static String live(Cluster cluster) {
    Live live = Snapshot.of(cluster, cluster.topics().live()).values().get(Live.KEY);
    return live == null ? Run.MAIN : live.run();
  }

  private static void print(PrintWriter out, Findings found) {
    Conservation all = found.all();
    line(out, "fetched", all.fetched(), "versions of items");
    line(out, "in stories", all.inStories(), "in their own words");
    line(out, "duplicate", all.duplicate(), "repeat another item's text");
    line(out, "backlog", all.backlog(), "old when they were first seen: kept, no news");
    line(out, "filtered", all.filtered(), "came a second time");
    line(out, "dead letters", all.deadLettered(), "enrich could not handle them");
    line(out, "rejected", all.rejected(), "ingest could make no record of them");
    line(out, "waiting", all.waiting(), "not decided yet: " + closed(found.closed()));
    line(out, "difference", all.difference(), all.difference() == 0 ? "nothing is lost" : "");
    found.faults().forEach(fault -> out.println("  " + fault));
    int more = found.faulty() - found.faults().size();
    if (more > 0) {
      out.printf("  and %,d more%n", more);
    }
    if (found.faulty() > 0) {
      out.printf("%,d things are not where they should be%n", found.faulty());
    }
  }

  private static void line(PrintWriter out, String name, long count, String about) {
    out.println("%-12s %,10d  %s".formatted(name, count, about).stripTrailing());
  }

  private static String closed(Instant closed) {
    return closed.equals(Instant.EPOCH) ? "no time is closed" : "time is closed up to " + closed;
  }
}
