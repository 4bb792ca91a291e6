package tributary.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;

/// Made-up reports in whole sentences: an event has names, a number, a day and a consequence, and
/// three outlets tell it, each in wording of its own, in an order of its own, and one of them with
/// another number. One in ten reports is poor: a line, a list of numbers, an advert, a text without
/// a stop. The same for one seed.
final class MadeReports {
  private static final int TELLINGS = 3;
  private static final int OUTLETS = 60;
  private static final List<String> FIRST =
      List.of("Nord", "Alta", "Ciber", "Helio", "Quant", "Vela", "Ostra", "Mira", "Terra", "Zeph");
  private static final List<String> LAST =
      List.of("works", "grid", "soft", "motive", "chips", "bank", "labs", "cloud", "rail", "foods");
  private static final List<String> PLACES =
      List.of(
          "Lisbon", "Oslo", "Ghent", "Turin", "Graz", "Porto", "Malmö", "Cork", "Bern", "Split");
  private static final List<String> PEOPLE =
      List.of("Ana Ruiz", "Ola Berg", "Mei Tan", "Tom Adler", "Ida Falk", "Raj Patel", "Eva Lind");
  private static final List<String> THINGS =
      List.of("turbines", "servers", "buses", "reactors", "tablets", "loans", "vaccines", "drones");
  private static final List<List<String>> LINES =
      List.of(
          List.of(
              "%1$s will build %3$d %5$s in %2$s by %6$s.",
              "In %2$s, %1$s plans a plant for %3$d %5$s, to be ready by %6$s.",
              "A plant for %3$d %5$s by %1$s is to open in %2$s by %6$s."),
          List.of(
              "The project costs $%4$d million, said %7$s, who leads the company.",
              "%7$s put the cost of the project at nearly $%4$d million.",
              "According to %7$s, more than $%4$d million will be spent on the project."),
          List.of(
              "The city council of %2$s approved the site on Tuesday with 12 votes against 9.",
              "On Tuesday 12 of 21 members of the council in %2$s voted for the site.",
              "The council approved the site for the %5$s after a debate of three hours."),
          List.of(
              "As a result, %8$d people in %2$s will get work.",
              "This means %8$d new jobs in the region around %2$s.",
              "That could lead to %8$d jobs, the unions in %2$s expect."),
          List.of(
              "Critics did not welcome the plan, because the river is low in summer.",
              "Neighbours have not accepted the plan, which needs water from the river.",
              "The plan is not without critics, who fear for the river in summer."),
          List.of(
              "%1$s was founded in 1998 and had sales of $1.%9$d billion last year.",
              "Last year the sales of %1$s rose by %9$d %% to $1.%9$d billion.",
              "The company, which has sold %5$s since 1998, had sales of $1.%9$d billion."));

  private final Random chance;
  private final Instant begin;
  private final Duration apart;
  private Object[] event = {};
  private int made;

  MadeReports(long seed, Instant begin, Duration apart) {
    this.chance = new Random(seed);
    this.begin = begin;
    this.apart = apart;
  }

  /// The next report.
  RawItem next() {
    if (made % TELLINGS == 0) {
      event = event();
    }
    int telling = made % TELLINGS;
    made++;
    String title = "%1$s brings %3$d %5$s to %2$s".formatted(event);
    return item(title, made % 10 == 0 ? poor() : body(telling));
  }

  private Object[] event() {
    return new Object[] {
      pick(FIRST) + pick(LAST) + " " + (char) ('A' + chance.nextInt(26)) + chance.nextInt(90),
      pick(PLACES),
      20 + chance.nextInt(900),
      30 + chance.nextInt(800),
      pick(THINGS),
      "%d %s".formatted(1 + chance.nextInt(28), pick(List.of("March", "June", "October"))),
      pick(PEOPLE),
      100 + chance.nextInt(4_000),
      10 + chance.nextInt(80)
    };
  }

  private String body(int telling) {
    Object[] told = event.clone();
    if (telling == 2) {
      told[7] = (Integer) told[7] + 50;
    }
    List<String> lines = new ArrayList<>();
    for (List<String> wordings : LINES) {
      lines.add(wordings.get(telling).formatted(told));
    }
    List<String> rest = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(rest, chance);
    return lines.getFirst() + " " + String.join(" ", rest);
  }

  private String poor() {
    return switch (chance.nextInt(5)) {
      case 0 -> "Photos of the week.";
      case 1 -> "12 48 1,900 33 % 7 2026 88 14.5 $3 9 10 11 12";
      case 2 -> "Click here to win 100 prizes at https://win.example/now and subscribe now!";
      case 3 -> "and then we went to the harbour and " + "talked about it and ".repeat(40);
      default -> "The same line is said here. ".repeat(60);
    };
  }

  private RawItem item(String title, String body) {
    String outlet = "Outlet " + made % OUTLETS;
    Instant seen = begin.plus(apart.multipliedBy(made));
    return new RawItem(
        "item-" + made,
        1,
        Kind.ARTICLE,
        new Origin("feed-" + made % OUTLETS, outlet, null),
        "item-" + made,
        null,
        title,
        null,
        body,
        new Dates(seen, "made", null, null, seen),
        List.of(),
        List.of(),
        "en",
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }

  private <T> T pick(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }
}
