package tributary.app.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tributary.app.replay.Comparison.Named;
import tributary.app.replay.Comparison.Regrouped;
import tributary.app.replay.Comparison.Retold;
import tributary.app.replay.Comparison.Two;

/// A comparison as an operator reads it: counts, then some changes of each sort in words.
public record ComparisonText(int most) {
  private static final int WIDEST = 100;

  /// @param compared the whole
  public String of(Comparison compared) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s against %s, over %,d items that both have told",
            compared.run(),
            compared.live(),
            compared.items()));
    alone(compared, lines);
    lines.add(
        String.format(
            Locale.ROOT,
            "agreement   %.4f (adjusted Rand index: 1 for the same stories)",
            compared.agreement()));
    lines.add(
        String.format(
            Locale.ROOT,
            "stories     %,d in %s, %,d in %s; %,d with the same items",
            compared.stories().live(),
            compared.live(),
            compared.stories().run(),
            compared.run(),
            compared.same()));
    Comparison.Changes changes = compared.changes();
    section("merged", changes.merged(), this::regrouped, lines);
    section("split", changes.split(), this::regrouped, lines);
    section("new", changes.fresh(), one -> List.of(named(one)), lines);
    section("gone", changes.gone(), one -> List.of(named(one)), lines);
    section("re-tagged", changes.retagged(), this::retold, lines);
    section("reworded", changes.reworded(), this::retold, lines);
    subjects(compared, lines);
    return String.join(System.lineSeparator(), lines);
  }

  private static void alone(Comparison compared, List<String> lines) {
    if (compared.onlyLive() > 0 || compared.onlyRun() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "not both    %,d only in %s, %,d only in %s",
              compared.onlyLive(),
              compared.live(),
              compared.onlyRun(),
              compared.run()));
    }
  }

  private <T> void section(
      String name, List<T> all, Function<T, List<String>> words, List<String> lines) {
    lines.add(String.format(Locale.ROOT, "%-11s %,d", name, all.size()));
    all.stream()
        .limit(most)
        .forEach(one -> words.apply(one).forEach(line -> lines.add("  " + line)));
    if (all.size() > most) {
      lines.add("  and more: --show N, or --json for all of them");
    }
  }

  private List<String> regrouped(Regrouped one) {
    List<String> lines = new ArrayList<>();
    lines.add(named(one.story()));
    one.others().stream().limit(most).forEach(other -> lines.add("    " + named(other)));
    if (one.others().size() > most) {
      lines.add("    and %,d others".formatted(one.others().size() - most));
    }
    return lines;
  }

  private List<String> retold(Retold one) {
    return List.of(
        named(one.story()), "    was  " + orNone(one.before()), "    is   " + orNone(one.after()));
  }

  private static String named(Named story) {
    return "%s  %s  (%d %s)"
        .formatted(
            story.story(),
            cut(story.headline()),
            story.items(),
            story.items() == 1 ? "item" : "items");
  }

  private static String orNone(String words) {
    return words.isEmpty() ? "nothing" : cut(words);
  }

  private static String cut(String words) {
    String safe = words.replaceAll("\\p{C}", " ");
    return safe.length() <= WIDEST ? safe : safe.substring(0, WIDEST - 2) + " …";
  }

  private static void subjects(Comparison compared, List<String> lines) {
    List<String> changed = new ArrayList<>();
    compared
        .subjects()
        .forEach((id, counts) -> {
          if (counts.live() != counts.run()) {
            changed.add(line(id, counts));
          }
        });
    lines.add(
        String.format(
            Locale.ROOT,
            "%-11s %,d with another number of items, of %,d",
            "subjects",
            changed.size(),
            compared.subjects().size()));
    lines.addAll(changed);
  }

  private static String line(String id, Two counts) {
    return String.format(
        Locale.ROOT,
        "  %-24s was %,d, is %,d (%+d)",
        id,
        counts.live(),
        counts.run(),
        counts.run() - counts.live());
  }
}
