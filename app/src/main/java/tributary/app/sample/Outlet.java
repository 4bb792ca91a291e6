package tributary.app.sample;

import java.util.List;
import java.util.Optional;

/// One file of the sample: an outlet with a feed and a host of its own.
///
/// @param name of the file, and of the host: `http://NAME.localhost`
/// @param language BCP 47
/// @param tracking query that links in the feed carry, empty for none
/// @param trouble what is wrong with the feed
record Outlet(
    String name,
    String title,
    String description,
    String language,
    Format format,
    Text fullText,
    String tracking,
    Trouble trouble,
    List<Piece> items) {

  /// What its feed is written in.
  enum Format {
    RSS,
    ATOM,
    PODCAST
  }

  /// How much of an item's text stands in the feed.
  enum Text {
    WHOLE,
    TEASER
  }

  /// What a follower of the feed meets.
  enum Trouble {
    NONE,
    /// The XML breaks off inside the first item.
    CUT,
    /// 404.
    MISSING,
    /// Nobody listens at its address.
    DEAD
  }

  Outlet {
    items = List.copyOf(items);
  }

  Optional<Piece> piece(String path) {
    return items.stream().filter(piece -> path.equals(piece.path())).findFirst();
  }
}
