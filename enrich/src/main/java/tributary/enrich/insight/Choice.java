package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Brief.Detail.Kind;

/// Chooses lines that say much, each something else (maximal marginal relevance; Carbonell and
/// Goldstein 1998), and of several sources rather than of one.
final class Choice {
  private static final int REDUNDANCY = 900;

  /// A line that has no more than this to add, in thousandths, says nothing new.
  private static final int NEW = 300;

  /// What a source loses by each line that it has already.
  private static final int SPOKEN = 110;

  /// Of a text's first sentence: all begin with the same, which is said once.
  private static final int FIRST = 300;

  private static final int WORTH = 0;

  /// What a number is worth that nobody has said.
  private static final int FRESH = 110;

  /// A line that may be chosen, and what it would add.
  private static final class Option {
    private final Line line;
    private int marginal;

    private Option(Line line) {
      this.line = line;
    }
  }

  private final List<Line> before;
  private final List<Line> chosen = new ArrayList<>();
  private final Centre said = new Centre();
  private final Set<String> exact = new HashSet<>();

  /// @param before said already: no line repeats it
  private Choice(List<Line> before) {
    this.before = before;
    before.forEach(this::say);
  }

  /// Some of `lines`, most important first.
  ///
  /// @param before said already, so that none of them says it again
  /// @param fewest so many at least, if there are as many; further ones have to be worth it
  static List<Line> of(List<Line> lines, List<Line> before, int fewest, int most) {
    Choice choice = new Choice(before);
    choice.choose(lines, fewest, most);
    choice.hearAnother(lines);
    return choice.chosen;
  }

  private void choose(List<Line> lines, int fewest, int most) {
    List<Option> left = new ArrayList<>();
    for (Line line : lines) {
      if (!line.repeats(before)) {
        left.add(new Option(line));
      }
    }
    weigh(left);
    while (chosen.size() < most && !left.isEmpty()) {
      Option best = left.getFirst();
      for (Option option : left) {
        best = option.marginal > best.marginal ? option : best;
      }
      if (best.marginal < WORTH && chosen.size() >= fewest) {
        break;
      }
      Line taken = best.line;
      chosen.add(taken);
      say(taken);
      left.removeIf(option -> option.line.equals(taken) || option.line.repeats(taken));
      weigh(left);
    }
  }

  /// What each would add to what is said by now; those that would add nothing are no options.
  private void weigh(List<Option> options) {
    Map<String, Integer> spoken = new HashMap<>();
    before.forEach(line -> spoken.merge(line.source(), SPOKEN, Integer::sum));
    chosen.forEach(line -> spoken.merge(line.source(), SPOKEN, Integer::sum));
    options.removeIf(option -> {
      Line line = option.line;
      int novelty = said.novelty(line.saying().vector());
      option.marginal =
          line.score()
              - FIRST / (1 + line.place())
              + FRESH * fresh(line)
              - REDUNDANCY * (1000 - novelty) / 1000
              - spoken.getOrDefault(line.source(), 0);
      return novelty < NEW;
    });
  }

  /// Numbers and days that nobody has said yet, two at most.
  private int fresh(Line line) {
    int fresh = 0;
    for (Mention mention : line.mentions()) {
      fresh += mention.kind() != Kind.NAME && !exact.contains(mention.key()) ? 1 : 0;
    }
    return Math.min(2, fresh);
  }

  private void say(Line line) {
    said.add(line.saying().vector());
    line.mentions().forEach(mention -> exact.add(mention.key()));
  }

  /// The last one gives way where one source alone would speak, and another says something else.
  private void hearAnother(List<Line> lines) {
    Set<String> sources = new HashSet<>();
    chosen.forEach(line -> sources.add(line.source()));
    if (chosen.size() < 2 || sources.size() > 1) {
      return;
    }
    List<Line> kept = chosen.subList(0, chosen.size() - 1);
    Line other = other(lines, sources, kept);
    if (other != null) {
      chosen.set(chosen.size() - 1, other);
    }
  }

  private @Nullable Line other(List<Line> lines, Set<String> sources, List<Line> kept) {
    for (Line line : lines) {
      if (!sources.contains(line.source()) && !line.repeats(before) && !line.repeats(kept)) {
        return line;
      }
    }
    return null;
  }
}
