package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.story.Brief;

/// Writes the brief of a story from what its voices say: whole sentences of theirs, each with its
/// source. The same for the same voices in the same order. Written anew for every version of a
/// story, so nothing here reads a sentence: [Sayings] and [Speaker] have. Safe to share between
/// threads.
public final class Briefs {
  private static final int FEWEST_SENTENCES = 3;
  private static final int MOST_SENTENCES = 5;
  private static final int MOST_IMPACT = 3;
  private static final int FEWEST_INSIGHTS = 3;
  private static final int MOST_INSIGHTS = 5;

  private final Sayings sayings;

  /// @param sayings remembers what sentences say
  public Briefs(Sayings sayings) {
    this.sayings = sayings;
  }

  /// What is told of a story.
  ///
  /// @param insights the claims of all voices worth knowing, most important first, none twice
  public record Account(Brief brief, List<Insight> insights) {}

  /// Of no voice, an empty one.
  public Account of(String headline, List<Voice> voices) {
    Chorus chorus = Chorus.of(headline, voices, sayings);
    Line gist = chorus.gist();
    List<Line> first = gist == null ? List.of() : List.of(gist);
    Brief brief =
        new Brief(
            gist == null ? null : gist.claim(),
            summary(chorus, first),
            Details.of(chorus, gist),
            impact(chorus),
            Disagreements.of(chorus),
            Developments.of(chorus));
    return new Account(brief, insights(chorus));
  }

  /// The gist is said before it, and not again.
  private static List<Claim> summary(Chorus chorus, List<Line> gist) {
    Set<String> sources = new HashSet<>();
    chorus.voices().stream()
        .filter(lines -> !lines.isEmpty())
        .forEach(lines -> sources.add(lines.getFirst().source()));
    int most = Math.clamp(sources.size() + 2, FEWEST_SENTENCES, MOST_SENTENCES);
    return Choice.of(chorus.best(), gist, FEWEST_SENTENCES, most).stream()
        .map(Line::claim)
        .toList();
  }

  private static List<Claim> impact(Chorus chorus) {
    List<Line> consequences =
        chorus.best().stream().filter(line -> line.saying().consequence()).toList();
    return Choice.of(consequences, List.of(), 1, MOST_IMPACT).stream().map(Line::claim).toList();
  }

  private record Pointed(Line claim, @Nullable Line impact) {
    Insight insight() {
      return new Insight(
          claim.sentence().text(),
          claim.claim().citations(),
          impact == null ? null : impact.claim());
    }
  }

  private static List<Insight> insights(Chorus chorus) {
    List<Pointed> all = new ArrayList<>();
    for (List<Line> lines : chorus.voices()) {
      for (Point point : lines.isEmpty() ? List.<Point>of() : points(lines)) {
        Line impact = point.impact() == null ? null : lines.get(point.impact());
        all.add(new Pointed(lines.get(point.claim()), impact));
      }
    }
    List<Line> claims = all.stream().map(Pointed::claim).toList();
    List<Line> chosen = Choice.of(claims, List.of(), FEWEST_INSIGHTS, MOST_INSIGHTS);
    return chosen.stream().map(line -> all.get(claims.indexOf(line)).insight()).toList();
  }

  private static List<Point> points(List<Line> lines) {
    return lines.getFirst().voice().speech().points();
  }
}
