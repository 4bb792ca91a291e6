package tributary.enrich.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tributary.events.claim.Claim;
import tributary.events.story.Brief.Detail.Kind;
import tributary.events.story.Brief.Disagreement;
import tributary.events.story.Brief.Side;

/// Finds what sources tell differently: numbers of the same counted thing, in sentences about the
/// same, that cannot both be true. They are set side by side, and none is preferred. Who gives
/// several numbers of a thing tells how it changed, or what others say, and takes no side.
final class Disagreements {
  private static final int MOST = 4;
  private static final int MOST_SIDES = 4;
  private static final int MOST_CLAIMS = 5;

  /// So alike have two sentences to be that count the same thing.
  private static final int SAME_MATTER = 150;

  /// And so alike where only a unit says what is counted.
  private static final int SAME_MEASURE = 400;

  /// Pass, and are of anything.
  private static final Set<String> SPANS =
      Set.of(
          "second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "year",
          "decade", "time", "fold", "page", "step", "way", "part", "point");

  private static final Set<String> MEASURES =
      Set.of(
          "watt",
          "kilowatt",
          "megawatt",
          "gigawatt",
          "kw",
          "mw",
          "gw",
          "metre",
          "meter",
          "kilometre",
          "kilometer",
          "km",
          "mile",
          "ton",
          "tonne",
          "degree",
          "gb",
          "tb",
          "gigabyte",
          "terabyte",
          "euro",
          "dollar",
          "pound",
          "percent",
          "percentage");

  private Disagreements() {}

  /// A number that a source states.
  private record Stated(Line line, Mention mention, Range range, List<String> words) {
    static Stated of(Line line, Mention mention) {
      return new Stated(line, mention, Range.of(mention), Disagreements.words(mention.counted()));
    }

    /// "From 30 to 700 kilowatts" tells a change, and what of it is meant is hard to say.
    boolean single() {
      return !measured() || numbers(line.sentence().text()) == 1;
    }

    private static int numbers(String sentence) {
      int numbers = 0;
      for (int i = 0; i < sentence.length(); i++) {
        boolean digit = Character.isDigit(sentence.charAt(i));
        boolean begins = i == 0 || ".,".indexOf(sentence.charAt(i - 1)) < 0;
        begins &= i == 0 || !Character.isLetterOrDigit(sentence.charAt(i - 1));
        numbers += digit && begins ? 1 : 0;
      }
      return numbers;
    }

    boolean measured() {
      return words.stream().allMatch(MEASURES::contains);
    }
  }

  /// Those that most sources tell first.
  static List<Disagreement> of(Chorus chorus) {
    if (chorus.voices().size() < 2) {
      return List.of();
    }
    Set<Line> told = new HashSet<>();
    List<Disagreement> all = new ArrayList<>();
    byWord(chorus)
        .forEach((word, stated) -> {
          List<List<Stated>> sides = sides(stated);
          boolean fresh = sides.stream().anyMatch(side -> !told.contains(side.getFirst().line()));
          if (sides.size() > 1 && fresh && all.size() < MOST) {
            sides.forEach(side -> side.forEach(one -> told.add(one.line())));
            all.add(disagreement(sides));
          }
        });
    return all;
  }

  /// What is counted, one of its words → who counts it. A thing of two words stands at both.
  private static Map<String, List<Stated>> byWord(Chorus chorus) {
    Map<String, List<Stated>> byWord = new TreeMap<>();
    for (List<Line> lines : chorus.voices()) {
      for (Mention mention : lines.isEmpty() ? List.<Mention>of() : mentions(lines)) {
        Line line = lines.get(mention.sentence());
        if (mention.kind() == Kind.NUMBER && line.saying().whole()) {
          Stated stated = Stated.of(line, mention);
          List<String> keys = stated.words().isEmpty() ? List.of("") : stated.words();
          if (keys.stream().noneMatch(SPANS::contains)) {
            String unit = unit(mention.key());
            keys.forEach(key ->
                byWord.computeIfAbsent(unit + " " + key, k -> new ArrayList<>()).add(stated));
          }
        }
      }
    }
    byWord.values().removeIf(stated -> !severalSources(stated));
    return byWord;
  }

  /// Whether it counts hours or years, or how often.
  static boolean spans(Mention mention) {
    return words(mention.counted()).stream().anyMatch(SPANS::contains);
  }

  private static List<Mention> mentions(List<Line> lines) {
    return lines.getFirst().voice().speech().mentions();
  }

  private static String unit(String key) {
    char last = key.charAt(key.length() - 1);
    return Character.isDigit(last) ? "" : String.valueOf(last);
  }

  private static List<String> words(String counted) {
    List<String> words = new ArrayList<>();
    for (String word : counted.replace('-', ' ').replace('\u00a0', ' ').split(" ")) {
      boolean plural = word.endsWith("s") && !word.endsWith("ss") && word.length() > 3;
      String one = plural ? word.substring(0, word.length() - 1) : word;
      if (!one.isEmpty()) {
        words.add(one.equals("centre") ? "center" : one);
      }
    }
    return words;
  }

  private static boolean severalSources(List<Stated> stated) {
    String first = stated.getFirst().line().source();
    return stated.stream().anyMatch(one -> !one.line().source().equals(first));
  }

  /// Who says what; fewer than two where nobody contradicts.
  private static List<List<Stated>> sides(List<Stated> all) {
    Map<String, List<Stated>> bySource = new LinkedHashMap<>();
    all.forEach(
        one -> bySource.computeIfAbsent(one.line().source(), source -> new ArrayList<>()).add(one));
    List<List<Stated>> sides = new ArrayList<>();
    for (List<Stated> own : bySource.values()) {
      Stated first = own.getFirst();
      if (own.stream().allMatch(one -> one.range().meets(first.range()) && one.single())) {
        add(first, sides);
      }
    }
    sides.sort(Comparator.comparingInt((List<Stated> side) -> side.size()).reversed());
    if (sides.size() > 1) {
      List<Stated> base = sides.getFirst();
      sides.removeIf(side -> !side.equals(base) && !sameMatter(base, side));
    }
    return sides;
  }

  private static void add(Stated one, List<List<Stated>> sides) {
    for (List<Stated> side : sides) {
      if (side.stream().allMatch(other -> other.range().meets(one.range()))) {
        side.add(one);
        return;
      }
    }
    sides.add(new ArrayList<>(List.of(one)));
  }

  private static boolean sameMatter(List<Stated> base, List<Stated> side) {
    for (Stated one : base) {
      for (Stated other : side) {
        int needed = one.measured() || other.measured() ? SAME_MEASURE : SAME_MATTER;
        if (one.line().like(other.line()) >= needed) {
          return true;
        }
      }
    }
    return false;
  }

  private static Disagreement disagreement(List<List<Stated>> sides) {
    return new Disagreement(
        about(sides), sides.stream().limit(MOST_SIDES).map(Disagreements::side).toList());
  }

  private static Side side(List<Stated> side) {
    List<Claim> claims = side.stream().limit(MOST_CLAIMS).map(one -> one.line().claim()).toList();
    return new Side(side.getFirst().mention().value(), claims);
  }

  /// What all sides count, as the first has it; where they only measure, the measure.
  private static String about(List<List<Stated>> sides) {
    Mention first = sides.getFirst().getFirst().mention();
    String shared =
        Arrays.stream(first.counted().split(" "))
            .filter(word ->
                sides.stream().allMatch(side -> side.getFirst().words().containsAll(words(word))))
            .collect(Collectors.joining(" "));
    return shared.isEmpty() ? first.value() : shared;
  }
}
