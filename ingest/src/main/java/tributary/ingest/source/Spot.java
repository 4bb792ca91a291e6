package tributary.ingest.source;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// An element by its meaning, as the readers look for it.
record Spot(Vocabulary vocabulary, String name) {

  static Spot rss(String name) {
    return new Spot(Vocabulary.RSS, name);
  }

  static Spot atom(String name) {
    return new Spot(Vocabulary.ATOM, name);
  }

  /// As people write it: `pubDate`, `dc:date`.
  String written() {
    return vocabulary == Vocabulary.RSS
        ? name
        : vocabulary.name().toLowerCase(Locale.ROOT) + ":" + name;
  }

  /// The children of `node` that stand in these places, the first place first.
  static Stream<Node> in(Node node, Spot... places) {
    return Stream.of(places).flatMap(spot -> node.all(spot.vocabulary(), spot.name()).stream());
  }

  /// The texts of these children, where they have any.
  static Stream<String> texts(Node node, Spot... places) {
    return in(node, places).map(Node::text).filter(Objects::nonNull);
  }
}
