package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.enrich.text.TermVector;

/// All that the voices of a story say, each sentence weighed against the whole: near the centre of
/// all, early in its text, about what the headline says, naming and counting rather than vague.
///
/// @param headline what the headline says
/// @param voices the lines of each voice, in its own order
record Chorus(TermVector headline, List<List<Line>> voices) {
  /// Of more than these no list is made; so much fewer are compared with each other.
  private static final int MOST_READ = 60;

  private static final int POSITION = 450;

  /// Speech is seldom as exact as writing.
  static final int SPOKEN = -80;

  private static final Comparator<Line> BEST_FIRST =
      Comparator.comparingInt(Line::score).reversed();

  static Chorus of(String headline, List<Voice> voices, Sayings sayings) {
    TermVector matter = sayings.of(headline).vector();
    Centre centre = new Centre();
    List<List<Saying>> said = new ArrayList<>();
    for (Voice voice : voices) {
      List<Saying> own =
          voice.speech().sentences().stream().map(s -> sayings.of(s.text())).toList();
      own.stream().filter(Saying::whole).forEach(saying -> centre.add(saying.vector()));
      said.add(own);
    }
    List<List<Line>> lines = new ArrayList<>();
    for (int v = 0; v < voices.size(); v++) {
      List<Line> own = new ArrayList<>();
      for (int place = 0; place < said.get(v).size(); place++) {
        own.add(line(voices.get(v), place, said.get(v).get(place), centre, matter));
      }
      lines.add(own);
    }
    return new Chorus(matter, lines);
  }

  private static Line line(
      Voice voice, int place, Saying saying, Centre centre, TermVector matter) {
    int near = centre.cosine(saying.vector());
    int score =
        near
            + POSITION / (1 + place)
            + matter.cosine(saying.vector()) / 2
            + saying.merit()
            + (voice.speech().sentences().get(place).second() == null ? 0 : SPOKEN);
    return new Line(voice, place, voice.speech().sentences().get(place), saying, near, score);
  }

  /// Every line, voice by voice.
  Stream<Line> lines() {
    return voices.stream().flatMap(List::stream);
  }

  /// The lines that can stand alone and say most, best first.
  List<Line> best() {
    return lines().filter(Line::alone).sorted(BEST_FIRST).limit(MOST_READ).toList();
  }

  /// The one sentence that says it: the best that is about what the headline says; null where none
  /// can stand alone.
  @Nullable Line gist() {
    Line best = null;
    int most = 0;
    for (List<Line> own : voices) {
      for (Line line : own) {
        int score = line.score() + headline.cosine(line.saying().vector());
        if (line.alone() && (best == null || score > most)) {
          best = line;
          most = score;
        }
      }
    }
    return best;
  }
}
