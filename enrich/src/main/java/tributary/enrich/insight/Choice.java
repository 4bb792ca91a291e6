package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  private static final int WORTH = 100;

  /// What a number is worth that nobody has said.
  private static final int FRESH = 110;

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
    List<Line> left = new ArrayList<>(lines);
    left.removeIf(line -> line.repeats(before) || novelty(line) < NEW);
    while (chosen.size() < most && !left.isEmpty()) {
      Line best = left.getFirst();
      int highest = marginal(best);
      for (Line line : left) {
        int marginal = marginal(line);
        if (marginal > highest) {
          best = line;
          highest = marginal;
        }
      }
      if (highest < WORTH && chosen.size() >= fewest) {
        break;
      }
      Line taken = best;
      chosen.add(taken);
      say(taken);
      left.removeIf(line -> line == taken || line.repeats(taken) || novelty(line) < NEW);
    }
  }

  private int marginal(Line line) {
    int spoken = 0;
    for (Line other : before) {
      spoken += other.source().equals(line.source()) ? 1 : 0;
    }
    for (Line other : chosen) {
      spoken += other.source().equals(line.source()) ? 1 : 0;
    }
    return line.score()
        - FIRST / (1 + line.place())
        + FRESH * fresh(line)
        - REDUNDANCY * (1000 - novelty(line)) / 1000
        - SPOKEN * spoken;
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

  private int novelty(Line line) {
    return said.novelty(line.saying().vector());
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
