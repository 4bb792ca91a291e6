package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.enrich.text.TermVector;
import tributary.events.item.Sentence;

/// All that the voices of a story say, each sentence weighed against the whole: near the centre of
/// all, early in its text, about what the headline says, naming and counting rather than vague.
///
/// @param headline what the headline says
/// @param voices the lines of each voice, in its own order
/// @param best the lines that can stand alone and say most, best first
record Chorus(TermVector headline, List<List<Line>> voices, List<Line> best) {
  /// Of more than these no list is made; so much fewer are compared with each other.
  private static final int MOST_READ = 40;

  private static final int POSITION = 450;

  /// Speech is seldom as exact as writing.
  static final int SPOKEN = -80;

  static Chorus of(String headline, List<Voice> voices, Sayings sayings) {
    TermVector matter = sayings.of(headline).vector();
    Centre centre = new Centre();
    List<List<Saying>> said = new ArrayList<>();
    for (Voice voice : voices) {
      List<Saying> own = new ArrayList<>();
      for (Sentence sentence : voice.speech().sentences()) {
        Saying saying = sayings.of(sentence.text());
        own.add(saying);
        if (saying.whole()) {
          centre.add(saying.vector());
        }
      }
      said.add(own);
    }
    List<List<Line>> lines = new ArrayList<>();
    for (int v = 0; v < voices.size(); v++) {
      lines.add(lines(voices.get(v), said.get(v), centre, matter));
    }
    return new Chorus(matter, lines, best(lines));
  }

  private static List<Line> lines(
      Voice voice, List<Saying> said, Centre centre, TermVector matter) {
    List<List<Mention>> mentions = new ArrayList<>();
    said.forEach(saying -> mentions.add(new ArrayList<>(2)));
    voice.speech().mentions().forEach(mention -> mentions.get(mention.sentence()).add(mention));
    List<Line> lines = new ArrayList<>();
    for (int place = 0; place < said.size(); place++) {
      Sentence sentence = voice.speech().sentences().get(place);
      Saying saying = said.get(place);
      int near = centre.cosine(saying.vector());
      int score =
          near
              + POSITION / (1 + place)
              + matter.cosine(saying.vector()) / 2
              + saying.merit()
              + (sentence.second() == null ? 0 : SPOKEN);
      lines.add(new Line(voice, place, sentence, saying, mentions.get(place), near, score));
    }
    return lines;
  }

  /// Of equals, the first.
  private static List<Line> best(List<List<Line>> voices) {
    List<Line> all = new ArrayList<>();
    voices.forEach(lines -> lines.stream().filter(Line::alone).forEach(all::add));
    long[] order = new long[all.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = ((long) -all.get(i).score() << Integer.SIZE) + i;
    }
    Arrays.sort(order);
    List<Line> best = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_READ, order.length); i++) {
      best.add(all.get((int) order[i]));
    }
    return best;
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
