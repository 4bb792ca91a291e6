package tributary.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tributary.app.run.Runs;
import tributary.enrich.Rules;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;

/// A plan as an operator reads it.
public final class PlanText {
  /// What a run writes for each byte that it reads, where no run has shown it yet.
  private static final double USUAL_GROWTH = 4;

  private PlanText() {}

  /// @param whole with the offsets of every partition
  public static String of(Cluster cluster, Run run, Plan plan, boolean whole) {
    Runs runs = Runs.on(cluster);
    List<String> lines = new ArrayList<>();
    lines.add("run         %s, %s".formatted(run.name(), Bounds.inWords(run)));
    rules(run, runs, lines);
    lines.add("items       " + items(plan));
    if (plan.begin() != null) {
      lines.add("reads from  " + Bounds.minute(plan.begin()));
    }
    lines.add("kept since  " + (plan.reach() == null ? "-" : Bounds.minute(plan.reach())));
    if (plan.startsShort()) {
      lines.add(
          "            The raw topics reach back no further: what came before is not known to it.");
    }
    double megabytes = disk(cluster, runs, plan) / 1e6;
    lines.add(
        "disk        "
            + (megabytes < 1 ? "less than 1 MB" : "about %,.0f MB".formatted(megabytes)));
    if (whole) {
      lines.add(
          "topics      %s, and those of application %s"
              .formatted(
                  String.join(
                      ", ",
                      cluster.of(run.name()).topics().ofRun().stream().map(Topic::name).toList()),
                  cluster.of(run.name()).name("enrich")));
      plan.lanes().forEach(lane -> lines.add(lane(lane)));
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static void rules(Run run, Runs runs, List<String> lines) {
    String live = runs.followed().rules();
    if (live.isEmpty()) {
      return;
    }
    List<String> changes = Rules.of(live, 1).changes(Rules.of(run.rules(), 1));
    lines.add(
        "rules       "
            + (changes.isEmpty()
                ? "the same as those of the live run, " + runs.live().run()
                : "other than those of the live run, " + runs.live().run() + ":"));
    changes.forEach(change -> lines.add("            " + change));
  }

  private static String items(Plan plan) {
    String all = String.format(Locale.ROOT, "%,d", plan.items());
    return plan.begin() == null
        ? all
        : all
            + String.format(
                Locale.ROOT,
                ", %,d of them to warm up (told too, and not compared)",
                plan.warmUp());
  }

  /// By what the live run takes for the raw records that there are.
  private static double disk(Cluster cluster, Runs runs, Plan plan) {
    Map<String, Long> sizes = Footing.sizes(cluster);
    long live = Footing.bytes(cluster.of(runs.live().run()), runs, sizes);
    Topic<?>[] raw = {
      cluster.topics().posts(), cluster.topics().podcasts(), cluster.topics().articles()
    };
    long all = 0;
    for (Topic<?> topic : raw) {
      all += sizes.getOrDefault(topic.name(), 0L);
    }
    long records = 0;
    long offsets = 0;
    for (Lane lane : plan.lanes()) {
      records += lane.target() - lane.start();
      offsets += lane.target();
    }
    boolean known = live > 0 && all > 0 && offsets > 0;
    return known ? (double) live * records / offsets : plan.bytes() * USUAL_GROWTH;
  }

  private static String lane(Lane lane) {
    return String.format(
        Locale.ROOT,
        "  %-14s offsets %,d to %,d: %,d items",
        lane.partition(),
        lane.start(),
        lane.target(),
        lane.items());
  }
}
