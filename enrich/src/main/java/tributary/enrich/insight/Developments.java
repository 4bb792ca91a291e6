package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Brief.Development;

/// How a story developed: of each voice, in order of publication, the first sentence that says what
/// nobody before it had said.
final class Developments {
  private static final int MOST = 8;

  /// So much of a sentence's weight has to be new, in thousandths.
  private static final int NEW = 500;

  /// Further on, a voice no longer says what happened.
  private static final int FIRST = 6;

  /// So near to what all say has a sentence to be, or it is about something else.
  private static final int NEAR = 150;

  private Developments() {}

  private record New(Line line, int novelty) {}

  /// Oldest first; of too many, the first and those that brought most.
  static List<Development> of(Chorus chorus) {
    List<List<Line>> voices =
        chorus.voices().stream()
            .filter(lines -> !lines.isEmpty())
            .sorted(
                Comparator.comparing((List<Line> lines) -> lines.getFirst().voice().at())
                    .thenComparing(lines -> lines.getFirst().voice().item()))
            .toList();
    Centre said = new Centre();
    said.add(chorus.headline());
    List<New> all = new ArrayList<>();
    for (List<Line> lines : voices) {
      New first = first(lines, said, all.isEmpty());
      if (first != null) {
        all.add(first);
      }
      lines.stream().limit(FIRST).forEach(line -> said.add(line.saying().vector()));
    }
    return fewer(all).stream()
        .map(one -> new Development(one.line().voice().at(), one.line().claim()))
        .toList();
  }

  private static @Nullable New first(List<Line> lines, Centre said, boolean anything) {
    for (Line line : lines) {
      boolean telling = line.place() < FIRST && line.saying().merit() > 0 && line.near() >= NEAR;
      if (line.alone() && (anything || telling)) {
        int novelty = said.novelty(line.saying().vector());
        if (anything || novelty >= NEW) {
          return new New(line, novelty);
        }
      }
    }
    return null;
  }

  private static List<New> fewer(List<New> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<New> most =
        all.subList(1, all.size()).stream()
            .sorted(Comparator.comparingInt(New::novelty).reversed())
            .limit(MOST - 1)
            .toList();
    return all.stream().filter(one -> one.equals(all.getFirst()) || most.contains(one)).toList();
  }
}
