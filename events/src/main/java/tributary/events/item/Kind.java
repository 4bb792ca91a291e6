package tributary.events.item;

/// What sort of item it is; each has a raw topic of its own.
public enum Kind {
  /// An entry whose text stands in the feed.
  POST,
  /// An episode: an entry with audio or video to play.
  PODCAST,
  /// An entry whose text was read from the page it links to.
  ARTICLE
}
