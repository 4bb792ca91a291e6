package tributary.publish.syndication;

/// In which a feed of ours is written.
public enum Format {
  /// RFC 4287.
  ATOM("atom", "application/atom+xml"),
  /// JSON Feed 1.1.
  JSON("json", "application/feed+json");

  private final String suffix;
  private final String type;

  Format(String suffix, String type) {
    this.suffix = suffix;
    this.type = type;
  }

  /// Behind the last dot of its address.
  public String suffix() {
    return suffix;
  }

  /// Its media type.
  public String type() {
    return type;
  }

  /// The whole document, in UTF-8.
  public String write(Channel channel) {
    return switch (this) {
      case ATOM -> AtomDocument.write(channel);
      case JSON -> JsonFeed.write(channel);
    };
  }
}
