package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Brief.Detail;
import tributary.events.story.Brief.Detail.Kind;

/// Finds the exact matters of a story: numbers with what they count, days, names. What most sources
/// tell comes first, each in a sentence that no other detail is told in.
final class Details {
  private static final int MOST = 6;
  private static final Map<Kind, Integer> MOST_OF =
      Map.of(Kind.NUMBER, 4, Kind.DATE, 2, Kind.NAME, 2);
  private static final Map<Kind, Integer> WORTH =
      Map.of(Kind.NUMBER, 260, Kind.DATE, 160, Kind.NAME, 0);

  /// What each further source adds.
  private static final int SHARED = 220;

  private static final int MOST_SHARED = 5;

  /// What a sentence loses that is the gist already.
  private static final int GIST = 300;

  /// So many are weighed against each other by their sentences.
  private static final int MOST_READ = 40;

  private Details() {}

  /// A mention and the line that has it.
  private record Told(Mention mention, Line line) {}

  /// All that mention one matter.
  private record Matter(List<Told> told, int score) {
    static Matter of(List<Told> told) {
      Set<String> sources = new HashSet<>();
      int best = 0;
      for (Told one : told) {
        sources.add(one.line().source());
        best = Math.max(best, one.line().score());
      }
      Mention mention = told.getFirst().mention();
      int shared = SHARED * (Math.min(MOST_SHARED, sources.size()) - 1);
      boolean tells = tells(mention) || (sources.size() > 1 && !Disagreements.spans(mention));
      int score = WORTH.getOrDefault(mention.kind(), 0) + shared + best;
      return new Matter(told, tells ? score : 0);
    }

    /// Of one source alone, "two years" tells nothing, nor does a name of one word.
    private static boolean tells(Mention mention) {
      return switch (mention.kind()) {
        case NUMBER -> mention.value().chars().anyMatch(Character::isDigit);
        case DATE -> true;
        case NAME -> mention.value().indexOf(' ') > 0;
      };
    }

    /// The best line that has it and repeats none of these.
    @Nullable Told best(List<Line> used, @Nullable Line gist) {
      Told best = null;
      int most = 0;
      for (Told one : told) {
        int score = one.line().score() - (one.line().equals(gist) ? GIST : 0);
        boolean vague = one.line().equals(gist) || one.line().saying().merit() < 0;
        boolean empty = one.mention().kind() == Kind.NAME && vague;
        if ((best == null || score > most) && !empty && !one.line().repeats(used)) {
          best = one;
          most = score;
        }
      }
      return best;
    }
  }

  /// Most important first.
  ///
  /// @param gist is told already, if there is one
  static List<Detail> of(Chorus chorus, @Nullable Line gist) {
    Map<String, List<Told>> byMatter = new LinkedHashMap<>();
    for (List<Line> lines : chorus.voices()) {
      for (Mention mention : lines.isEmpty() ? List.<Mention>of() : mentions(lines)) {
        Line line = lines.get(mention.sentence());
        if (line.alone()) {
          byMatter
              .computeIfAbsent(matter(mention), key -> new ArrayList<>())
              .add(new Told(mention, line));
        }
      }
    }
    List<Matter> matters =
        byMatter.values().stream()
            .map(Matter::of)
            .filter(matter -> matter.score() > 0)
            .sorted(Comparator.comparingInt(Matter::score).reversed())
            .limit(MOST_READ)
            .toList();
    return chosen(matters, gist);
  }

  private static List<Mention> mentions(List<Line> lines) {
    return lines.getFirst().voice().speech().mentions();
  }

  private static String matter(Mention mention) {
    String counted = mention.counted();
    int last = counted.lastIndexOf(' ') + 1;
    String first = counted.substring(last, Math.min(counted.length(), last + 1));
    return mention.kind() + " " + mention.key() + " " + first;
  }

  /// "750 billion dollars" where "650 to 750 billion dollars" is told.
  private static boolean within(Mention mention, List<Detail> details) {
    String number = digits(mention.value());
    return details.stream()
        .anyMatch(detail ->
            detail.value().contains(mention.value())
                || (!number.isEmpty() && digits(detail.value()).equals(number)));
  }

  private static String digits(String value) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (Character.isDigit(character) || character == '.') {
        digits.append(character);
      }
    }
    return digits.toString();
  }

  private static List<Detail> chosen(List<Matter> matters, @Nullable Line gist) {
    List<Detail> details = new ArrayList<>();
    List<Line> used = new ArrayList<>();
    for (Matter matter : matters) {
      Kind kind = matter.told().getFirst().mention().kind();
      long same = details.stream().filter(detail -> detail.kind() == kind).count();
      Told told = same >= MOST_OF.getOrDefault(kind, 0) ? null : matter.best(used, gist);
      if (told != null && details.size() < MOST && !within(told.mention(), details)) {
        details.add(new Detail(kind, told.mention().value(), told.line().claim()));
        used.add(told.line());
      }
    }
    return details;
  }
}
