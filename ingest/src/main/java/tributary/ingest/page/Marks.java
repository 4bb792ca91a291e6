package tributary.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// What a page's author called its elements: whether a class, an id or a role says one of the words
/// looked for. Words are taken apart at hyphens and capitals (`relatedStories`, `related-stories`),
/// and a name that denies them or speaks of others (`no-caption`, `has-sidebar`) says nothing.
///
/// For one page and one thread: names repeat, so each is read once.
final class Marks {
  private static final Set<String> DENIES =
      Set.of("no", "not", "non", "without", "has", "have", "with", "label", "open", "closed");

  private final Set<String> words;
  private final List<String> beginnings;
  private final Map<String, Boolean> known = new HashMap<>();

  /// @param words whole words looked for
  /// @param beginnings beginnings of words looked for
  Marks(Set<String> words, List<String> beginnings) {
    this.words = words;
    this.beginnings = beginnings;
  }

  boolean on(Element element) {
    return says(element.className()) || says(element.id()) || says(element.attr("role"));
  }

  private boolean says(String names) {
    return !names.isEmpty() && known.computeIfAbsent(names, this::read);
  }

  private boolean read(String names) {
    for (String name : names.split("\\s+")) {
      List<String> parts = parts(name);
      if (parts.stream().anyMatch(this::soughtFor) && parts.stream().noneMatch(DENIES::contains)) {
        return true;
      }
    }
    return false;
  }

  private boolean soughtFor(String word) {
    return words.contains(word) || beginnings.stream().anyMatch(word::startsWith);
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      boolean letter = i < name.length() && Character.isLetter(name.charAt(i));
      boolean hump =
          letter
              && i > start
              && Character.isUpperCase(name.charAt(i))
              && Character.isLowerCase(name.charAt(i - 1));
      if (!letter || hump) {
        if (i > start) {
          parts.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = hump ? i : i + 1;
      }
    }
    return parts;
  }
}
