package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.config.Config;
import tributary.app.replay.Bounds;
import tributary.app.replay.Comparison;
import tributary.app.replay.ComparisonText;
import tributary.app.replay.Drop;
import tributary.app.replay.Footing;
import tributary.app.replay.Plan;
import tributary.app.replay.PlanText;
import tributary.app.replay.Replay;
import tributary.app.replay.ReplayException;
import tributary.app.replay.Switch;
import tributary.app.replay.Wanted;
import tributary.app.role.Ending;
import tributary.app.role.House;
import tributary.app.run.Runs;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.topic.Json;

/// `tributary replay`.
@Command(
    name = "replay",
    description =
        "Make items and stories anew, by the rules of today's configuration, beside what readers"
            + " follow; compare, switch, drop.",
    footer = {
      "",
      "It stays in the foreground until it has caught up; after Ctrl-C or worse, the same command"
          + " goes on where it was. Nothing is fetched, mailed or told by it. docs/operate.md"
          + " leads through it."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description =
          "Items first seen from here on: 2026-10-01 (UTC), an instant such as"
              + " 2026-10-01T06:00:00Z, or all.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "Items first seen before this; such a run can be compared, not switched to.")
  private @Nullable String to;

  @Option(
      names = "--feeds",
      paramLabel = "ID",
      split = ",",
      description = "Items of these feeds alone; such a run can be compared, not switched to.")
  private List<String> feeds = new ArrayList<>();

  @Option(
      names = "--into",
      paramLabel = "NAME",
      defaultValue = "blue",
      description = "What the run is called: ${DEFAULT-VALUE} without it.")
  private String into = "blue";

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      description =
          "How many days before --from it begins to read; as many as enrich remembers an item"
              + " without it.")
  private @Nullable Integer warmUp;

  @Option(names = "--dry-run", description = "Say what it would read, and do nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws InterruptedException {
    if (from == null) {
      throw refused("From when on? --from 2026-10-01, or --from all");
    }
    Duration before = warmUp == null ? null : Duration.ofDays(warmUp);
    Wanted wanted = new Wanted(into, time("--from", from), time("--to", to), feeds, before);
    Config config = setup.config();
    try (Ending ending = new Ending();
        House house = House.open(config)) {
      Replay replay = new Replay(house.cluster(), config, Clock.systemUTC(), this::say);
      Run run = replay.run(wanted);
      Plan plan = replay.plan(run, wanted);
      (dryRun ? spec.commandLine().getOut() : spec.commandLine().getErr())
          .println(PlanText.of(house.cluster(), run, plan, dryRun));
      spec.commandLine().getErr().flush();
      spec.commandLine().getOut().flush();
      return dryRun ? 0 : report(replay.work(run, plan, ending::asked));
    }
  }

  private int report(Replay.Outcome outcome) {
    Run run = outcome.run();
    if (!outcome.done()) {
      say("run " + run.name() + " is not done: the same command goes on with it");
      return 0;
    }
    out(
        "run %s: %,d items, %,.0f a second"
            .formatted(run.name(), outcome.plan().items(), outcome.rate()));
    out("  tributary replay diff " + run.name());
    if (run.state() == Run.State.FOLLOWED) {
      out("  tributary replay switch " + run.name());
    }
    out("  tributary replay drop " + run.name());
    return 0;
  }

  @Command(
      name = "list",
      description = "The runs, up to when each has told its stories, and which one readers follow.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Setup own, @Option(names = "--json", description = "One JSON array.") boolean json)
      throws JsonProcessingException {
    try (House house = House.open(own.config())) {
      List<Footing> all = Footing.all(house.cluster(), Runs.on(house.cluster()));
      if (json) {
        out(Json.MAPPER.writeValueAsString(all));
      } else {
        RunLine.of(all).forEach(this::out);
      }
      return 0;
    }
  }

  @Command(
      name = "diff",
      description =
          "How a run differs from the one that readers follow, over the items that both have told.",
      mixinStandardHelpOptions = true)
  int diff(
      @Mixin Setup own,
      @Parameters(
              arity = "0..1",
              paramLabel = "NAME",
              description = "The only other one without it.")
          @Nullable String name,
      @Option(
              names = "--show",
              paramLabel = "N",
              defaultValue = "5",
              description = "How many changes of each sort: ${DEFAULT-VALUE} without it.")
          int show,
      @Option(names = "--json", description = "All changes, as one JSON object.") boolean json)
      throws JsonProcessingException {
    try (House house = House.open(own.config())) {
      Runs runs = Runs.on(house.cluster());
      Comparison compared = Comparison.of(house.cluster(), other(name, runs), runs);
      out(json ? Json.MAPPER.writeValueAsString(compared) : new ComparisonText(show).of(compared));
      return 0;
    }
  }

  private static Run other(@Nullable String name, Runs runs) {
    if (name != null) {
      Run run =
          runs.find(name)
              .orElseThrow(() ->
                  new ReplayException("there is no run " + name + ": see `tributary replay list`"));
      if (runs.isLive(run)) {
        throw new ReplayException("readers follow run " + name + ": it is what others differ from");
      }
      return run;
    }
    List<Run> others = runs.list().stream().filter(run -> !runs.isLive(run)).toList();
    if (others.size() != 1) {
      throw new ReplayException(
          others.isEmpty()
              ? "there is no other run: `tributary replay --from DAY` makes one"
              : "which run? " + String.join(", ", others.stream().map(Run::name).toList()));
    }
    return others.getFirst();
  }

  @Command(
      name = "switch",
      description = "Make readers follow another run. The way back is as short: --back.",
      mixinStandardHelpOptions = true)
  int switchTo(
      @Mixin Setup own,
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "As `replay list` shows it.")
          @Nullable String name,
      @Option(names = "--back", description = "To the run that was followed before.")
          boolean back) {
    if (back == (name != null)) {
      throw refused("switch NAME, or switch --back");
    }
    try (House house = House.open(own.config())) {
      Runs runs = Runs.on(house.cluster());
      String before = runs.live().before();
      if (back && before == null) {
        throw new ReplayException("there was no switch: there is nothing to go back to");
      }
      String to = name == null ? String.valueOf(before) : name;
      Switch change = new Switch(house.cluster(), Clock.systemUTC());
      change.check(to, runs);
      Live live = change.run(to, runs);
      out("readers follow run %s, no longer %s".formatted(live.run(), live.before()));
      out("  back: tributary replay switch --back");
      return 0;
    }
  }

  @Command(
      name = "drop",
      description = "Take a run away: its topics, its state, its group, its record.",
      mixinStandardHelpOptions = true)
  int drop(
      @Mixin Setup own,
      @Parameters(paramLabel = "NAME", description = "As `replay list` shows it.") String name,
      @Option(names = "--yes", description = "Do it; without it, it is only said what would go.")
          boolean yes,
      @Option(
              names = "--force",
              description = "Even the run that was followed before, or one that is being made.")
          boolean force)
      throws InterruptedException {
    Config config = own.config();
    try (House house = House.open(config)) {
      Runs runs = Runs.on(house.cluster());
      Drop drop = new Drop(house.cluster(), config.data());
      drop.check(name, runs, force);
      if (!yes) {
        drop.of(name, runs).topics().forEach(topic -> out("would delete topic " + topic));
        throw refused("this cannot be undone: say --yes");
      }
      drop.run(name, runs);
      out("run " + name + " is gone");
      return 0;
    }
  }

  private @Nullable Instant time(String option, @Nullable String text) {
    if (text == null || text.equals("all")) {
      return null;
    }
    return Bounds.read(text)
        .orElseThrow(() ->
            refused(
                "%s is a day such as 2026-10-01 or an instant such as 2026-10-01T06:00:00Z, not '%s'"
                    .formatted(option, text)));
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private void out(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
