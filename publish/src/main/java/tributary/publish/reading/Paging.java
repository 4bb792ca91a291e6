package tributary.publish.reading;

/// One page of several.
///
/// @param number of the page, from 1
/// @param pages how many there are, 1 or more
/// @param path that a page's number is put behind
public record Paging(int number, int pages, String path) {

  /// The page of a list.
  static Paging of(int number, int size, int length, String path) {
    return new Paging(number, Math.max(1, (size + length - 1) / length), path);
  }

  public boolean hasNewer() {
    return number > 1;
  }

  public boolean hasOlder() {
    return number < pages;
  }

  /// Where page `wanted` is.
  public String page(int wanted) {
    return path + "?page=" + wanted;
  }
}
