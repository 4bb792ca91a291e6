package tributary.app.feed;

import java.util.Collection;
import java.util.List;
import tributary.events.feed.Feed;
import tributary.ingest.text.CharacterSet;
import tributary.publish.syndication.OpmlWriter;

/// Lists of feeds as other readers write and read them (OPML 1.0 to 2.0).
///
/// @param feeds each once, in the file's order; folders and categories are their subjects
/// @param refused one line for each entry that no feed was made of, with the reason, and for what
///   else of the file is missing here
public record OpmlFile(List<Feed> feeds, List<String> refused) {
  /// The most bytes of a file that are looked at.
  public static final int LARGEST = 16 * 1024 * 1024;

  public OpmlFile {
    feeds = List.copyOf(feeds);
    refused = List.copyOf(refused);
  }

  /// Reads OPML, however well it is written: in whatever character set it turns out to be, with
  /// names of attributes in any case, with raw `&`, or broken off. Entities of its own are not
  /// expanded. The first 5,000 feeds are taken.
  ///
  /// @param localToo whether addresses of this machine and network are taken
  /// @throws IllegalArgumentException if it is none, is larger than 16 MB, or nests deeper than 64
  ///   levels
  public static OpmlFile read(byte[] bytes, boolean localToo) {
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException("is larger than " + (LARGEST >> 20) + " MB");
    }
    return new OpmlReader(localToo).read(CharacterSet.decode(bytes, null));
  }

  /// Writes OPML 2.0, with a group for each subject, in the order given.
  public static String write(Collection<Followed> followed) {
    return OpmlWriter.write(
        followed.stream().map(one -> new OpmlWriter.Listed(one.feed(), one.name())).toList());
  }
}
