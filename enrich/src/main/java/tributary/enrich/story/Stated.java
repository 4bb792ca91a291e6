package tributary.enrich.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tributary.enrich.fact.Figure;

/// The numbers that a text states, by what they count: two texts of one event that state different
/// ones disagree, which is to be shown and keeps nobody apart.
///
/// @param numbers what is counted → the number, as plain digits
record Stated(Map<String, String> numbers) {
  static final Stated NOTHING = new Stated(Map.of());

  /// So many numbers of a text are held against others'.
  private static final int MOST = 12;

  private static final int MOST_SHOWN = 5;

  Stated {
    numbers = new TreeMap<>(numbers);
  }

  /// Of the first figures that say what they count.
  static Stated of(List<Figure> figures) {
    Map<String, String> numbers = new TreeMap<>();
    figures.stream()
        .filter(figure -> !figure.about().isEmpty())
        .limit(MOST)
        .forEach(figure ->
            numbers.putIfAbsent((figure.unit() + " " + figure.about()).strip(), figure.value()));
    return new Stated(numbers);
  }

  /// What both count and count differently, `dead: 12 / 15`, own number first.
  List<String> disagreements(Stated other) {
    List<String> disagreements = new ArrayList<>();
    numbers.forEach((what, number) -> {
      String theirs = other.numbers.get(what);
      if (theirs != null && !theirs.equals(number) && disagreements.size() < MOST_SHOWN) {
        disagreements.add(what + ": " + number + " / " + theirs);
      }
    });
    return List.copyOf(disagreements);
  }
}
