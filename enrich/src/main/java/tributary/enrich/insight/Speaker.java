package tributary.enrich.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tributary.enrich.fact.Day;
import tributary.enrich.fact.Facts;
import tributary.enrich.fact.Figure;
import tributary.enrich.fact.Name;
import tributary.events.item.Sentence;
import tributary.events.story.Brief.Detail.Kind;

/// Makes a [Speech] of a text: the few sentences that may speak for it, and what is exact in them.
/// All that can be known of a text before it is told with others is found here, once. Safe to share
/// between threads.
public final class Speaker {
  private static final int MOST_SENTENCES = 12;
  private static final int MOST_POINTS = 5;

  /// Further on, a text has said what it has to say.
  private static final int FIRST = 400;

  private static final int MOST_NAMES = 12;
  private static final int SHORTEST_NAME = 4;
  private static final int MOST_MENTIONS = 24;

  private final Sayings sayings;

  /// @param sayings remembers what sentences say
  public Speaker(Sayings sayings) {
    this.sayings = sayings;
  }

  /// A text that speaks.
  ///
  /// @param sentences in order
  /// @param facts of the whole item, of which some stand in these sentences
  /// @param whole whether these are all its sentences; a part is looked through by itself
  /// @param language BCP 47 tag, null where nobody knows
  /// @param date the item's own, in UTC
  public record Words(
      List<Sentence> sentences,
      Facts facts,
      boolean whole,
      @Nullable String language,
      LocalDate date) {}

  /// The speech.
  ///
  /// @param findings of the item, some of them perhaps in these sentences
  public Speech of(Words words, List<Finding> findings) {
    List<Sentence> all = words.sentences();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      places.putIfAbsent(all.get(i).id(), i);
    }
    List<Finding> own =
        findings.stream()
            .filter(finding -> places.containsKey(finding.claim().id()))
            .limit(MOST_POINTS)
            .toList();
    List<Sentence> chosen = chosen(all, own, places).stream().map(all::get).toList();
    Map<String, Integer> spoken = new HashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      spoken.put(chosen.get(i).id(), i);
    }
    return new Speech(chosen, mentions(words, chosen), points(own, spoken));
  }

  /// What is worth knowing first, then the first that can stand alone.
  private SortedSet<Integer> chosen(
      List<Sentence> all, List<Finding> findings, Map<String, Integer> places) {
    SortedSet<Integer> chosen = new TreeSet<>();
    for (Finding finding : findings) {
      add(places.get(finding.claim().id()), chosen);
    }
    for (Finding finding : findings) {
      add(finding.impact() == null ? null : places.get(finding.impact().id()), chosen);
    }
    int end = Math.min(FIRST, all.size());
    for (int i = 0; i < end && chosen.size() < MOST_SENTENCES; i++) {
      if (sayings.of(all.get(i).text()).alone(all.get(i))) {
        chosen.add(i);
      }
    }
    return chosen;
  }

  private static void add(@Nullable Integer place, Collection<Integer> chosen) {
    if (place != null && chosen.size() < MOST_SENTENCES) {
      chosen.add(place);
    }
  }

  private static List<Point> points(List<Finding> findings, Map<String, Integer> spoken) {
    List<Point> points = new ArrayList<>();
    for (Finding finding : findings) {
      Integer claim = spoken.get(finding.claim().id());
      if (claim != null) {
        Sentence impact = finding.impact();
        points.add(new Point(claim, impact == null ? null : spoken.get(impact.id())));
      }
    }
    return points;
  }

  private List<Mention> mentions(Words words, List<Sentence> chosen) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < chosen.size(); i++) {
      places.put(chosen.get(i).id(), i);
    }
    Facts facts =
        words.whole() ? words.facts() : Facts.of("", chosen, words.language(), words.date());
    List<Mention> mentions = new ArrayList<>();
    for (Figure figure : facts.figures()) {
      add(figure(figure, places, chosen), mentions);
    }
    for (int i = 0; i < chosen.size(); i++) {
      add(Quantity.half(i, chosen.get(i).text()), mentions);
    }
    for (Day day : facts.days()) {
      if (day.text().chars().anyMatch(Character::isDigit)) {
        add(day(day, places, chosen), mentions);
      }
    }
    words.facts().names().stream()
        .filter(this::tells)
        .limit(MOST_NAMES)
        .forEach(name -> names(name, chosen, mentions));
    return mentions;
  }

  /// What the title states is looked for in the text.
  private static @Nullable Mention figure(
      Figure figure, Map<String, Integer> places, List<Sentence> chosen) {
    if (figure.sentence() != null) {
      Integer place = places.get(figure.sentence());
      return place == null ? null : Quantity.of(place, chosen.get(place).text(), figure);
    }
    for (int i = 0; i < chosen.size(); i++) {
      if (chosen.get(i).text().contains(figure.text())) {
        return Quantity.of(i, chosen.get(i).text(), figure);
      }
    }
    return null;
  }

  private static @Nullable Mention day(
      Day day, Map<String, Integer> places, List<Sentence> chosen) {
    Integer known = day.sentence() == null ? null : places.get(day.sentence());
    for (int i = 0; i < chosen.size(); i++) {
      boolean there = known == null ? day.sentence() == null : known == i;
      if (there && chosen.get(i).text().contains(day.text())) {
        return Mention.of(Kind.DATE, i, day.text(), day.date().toString());
      }
    }
    return null;
  }

  /// "SpaceX", but neither "American" nor "API".
  private boolean tells(Name name) {
    return name.text().indexOf(' ') > 0
        || (name.text().length() >= SHORTEST_NAME && sayings.rare(name.key()));
  }

  private static void names(Name name, List<Sentence> chosen, List<Mention> mentions) {
    for (int i = 0; i < chosen.size(); i++) {
      if (stands(name.text(), chosen.get(i).text())) {
        add(Mention.of(Kind.NAME, i, name.text(), name.key()), mentions);
        return;
      }
    }
  }

  private static boolean stands(String name, String sentence) {
    int at = sentence.indexOf(name);
    int end = at + name.length();
    return at >= 0
        && (at == 0 || !Character.isLetterOrDigit(sentence.charAt(at - 1)))
        && (end == sentence.length() || !Character.isLetterOrDigit(sentence.charAt(end)));
  }

  private static void add(@Nullable Mention mention, List<Mention> mentions) {
    if (mention != null && mentions.size() < MOST_MENTIONS) {
      mentions.add(mention);
    }
  }
}
