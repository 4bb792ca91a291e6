package tributary.publish.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way from every page to a part of the site.
///
/// @param path of the part's first page
/// @param name as readers see it
public record Way(String path, String name) {
  /// Those at the top of each page.
  public static final List<Way> ALL =
      List.of(
          new Way("/", "Newest"),
          new Way("/editions", "Editions"),
          new Way("/subjects", "Subjects"),
          new Way("/subscribe", "Subscribe"),
          new Way("/feeds", "Feeds"));

  /// Those at its end.
  public static final List<Way> HOUSE =
      List.of(
          new Way("/subscribe", "By mail"),
          new Way("/feeds", "What is followed"),
          new Way("/schemas", "For programs"));

  /// The value of `aria-current` on a page of `here`; null where the reader is elsewhere.
  ///
  /// @param here the path of a part for its first page, the same with a further `/` for a page
  ///   within it
  public @Nullable String current(String here) {
    if (here.equals(path)) {
      return "page";
    }
    return here.equals(path + "/") ? "true" : null;
  }
}
