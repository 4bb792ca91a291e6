package tributary.ingest.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.ingest.date.SourceDate;

/// A date that a source gave, and how we came by it.
///
/// @param by the element, and the rule by which its text was read: `pubDate, RFC 822`
record Dating(Instant at, String by) {

  /// When a node was published; where it does not say, when it was last changed.
  static @Nullable Dating published(Node node) {
    Dating said =
        first(
            node,
            Spot.rss("pubDate"),
            Spot.atom("published"),
            Spot.atom("issued"),
            new Spot(Vocabulary.DCTERMS, "issued"),
            new Spot(Vocabulary.DC, "date"),
            new Spot(Vocabulary.DCTERMS, "created"),
            Spot.atom("created"));
    return said == null ? updated(node) : said;
  }

  static @Nullable Dating updated(Node node) {
    return first(
        node,
        Spot.rss("lastBuildDate"),
        Spot.atom("updated"),
        Spot.atom("modified"),
        new Spot(Vocabulary.DCTERMS, "modified"),
        new Spot(Vocabulary.DC, "date"));
  }

  private static @Nullable Dating first(Node node, Spot... places) {
    for (Spot spot : places) {
      for (Node dated : node.all(spot.vocabulary(), spot.name())) {
        Dating read = read(spot.written(), dated.text());
        if (read != null) {
          return read;
        }
      }
    }
    return null;
  }

  /// @param element that gave it, as people write it
  static @Nullable Dating read(String element, @Nullable String written) {
    SourceDate read = written == null ? null : SourceDate.read(written);
    return read == null ? null : new Dating(read.at(), element + ", " + read.rule());
  }
}
