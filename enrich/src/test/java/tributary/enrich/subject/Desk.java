package tributary.enrich.subject;

import java.util.ArrayList;
import java.util.List;
import tributary.enrich.embedding.Embedding;

/// A small made-up newspaper: each desk writes from its own words, in an order of its own.
final class Desk {
  private static final List<String> FOOTBALL =
      List.of(
          "striker",
          "penalty",
          "keeper",
          "midfield",
          "derby",
          "whistle",
          "header",
          "corner",
          "offside",
          "crossbar",
          "winger",
          "fixture");
  private static final List<String> KITCHEN =
      List.of(
          "oven",
          "flour",
          "butter",
          "saucepan",
          "simmer",
          "garlic",
          "dough",
          "whisk",
          "oregano",
          "casserole",
          "pastry",
          "ladle");
  private static final List<String> ORBIT =
      List.of(
          "rocket",
          "booster",
          "capsule",
          "thruster",
          "lander",
          "telemetry",
          "module",
          "docking",
          "payload",
          "launchpad",
          "antenna",
          "crater");
  private static final int EACH = 40;
  private static final int WORDS = 14;

  private Desk() {}

  /// Items of football and of orbit, and as many of the kitchen. Every third item of the first two
  /// names its game: "goal", or "satellite".
  static List<Reading> paper() {
    List<Reading> items = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      items.add(item("football-" + i, FOOTBALL, i, i % 3 == 0 ? "goal" : "report"));
      items.add(item("orbit-" + i, ORBIT, i, i % 3 == 0 ? "satellite" : "report"));
      items.add(item("kitchen-" + i, KITCHEN, i, i % 3 == 0 ? "recipe" : "report"));
    }
    return items;
  }

  static Subjects subjects() {
    return new Subjects(
        List.of(
            new Subject("football", "Football", List.of("goal"), null),
            new Subject("orbit", "Orbit", List.of("satellite"), null)));
  }

  static Reading item(String id, String title, String text) {
    return Reading.of(id, title, List.of(text), Embedding.NONE);
  }

  private static Reading item(String id, List<String> words, int number, String title) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      text.append(words.get((number * 5 + i * (number % 4 + 1)) % words.size())).append(' ');
    }
    return item(id, title, text.toString());
  }
}
