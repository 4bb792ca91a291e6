package tributary.ingest.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;

/// RSS of every version, RDF, Atom and JSON Feed, told apart by their content. Bytes become
/// characters ([CharacterSet]), XML becomes one tree, by the strict parser or mended ([XmlTree]),
/// and the tree is read element by element, modules by ROME: what is wrong costs only itself.
public final class FeedReader {
  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);

  private FeedReader() {}

  /// Reads the document found at `at`.
  ///
  /// @param contentType of the answer, for its character set
  /// @param whole whether the body came to its end
  public static Reading<SourceFeed> read(
      byte[] bytes, URI at, @Nullable String contentType, boolean whole) {
    if (bytes.length == 0) {
      return new Reading.Unreadable<>("the answer is empty");
    }
    CharacterSet.Decoded decoded = CharacterSet.read(bytes, contentType);
    List<Problem> problems = new ArrayList<>();
    if (decoded.problem() != null) {
      problems.add(new Problem(Problem.Code.CHARSET, decoded.problem(), null));
    }
    Reading<SourceFeed> reading =
        decoded.text().stripLeading().startsWith("{")
            ? JsonFeed.read(decoded, at, problems)
            : xml(decoded, at, whole, problems);
    return reading;
  }

  private static Reading<SourceFeed> xml(
      CharacterSet.Decoded decoded, URI at, boolean whole, List<Problem> problems) {
    return switch (XmlText.of(decoded.text())) {
      case Reading.Unreadable<XmlText>(String problem) -> new Reading.Unreadable<>(problem);
      case Reading.Read<XmlText>(XmlText text, String ignored) -> {
        if (!text.problem().isEmpty()) {
          problems.add(new Problem(Problem.Code.ILL_FORMED, text.problem(), null));
        }
        yield switch (XmlTree.parse(text.body(), whole)) {
          case Reading.Unreadable<XmlTree>(String problem) -> new Reading.Unreadable<>(problem);
          case Reading.Read<XmlTree>(XmlTree tree, String none) -> {
            problems.addAll(tree.problems());
            yield tree(Node.root(tree.root(), at), decoded.name(), problems);
          }
        };
      }
    };
  }

  private static Reading<SourceFeed> tree(Node root, String encoding, List<Problem> problems) {
    if (!XmlText.isRoot(root.element().getName())) {
      return new Reading.Unreadable<>("it is XML, but neither RSS nor Atom");
    }
    FeedHead head = FeedHead.of(root);
    EntryReader reader = new EntryReader(Persons.inherited(head.channel()), head.language());
    List<Entry> entries = new ArrayList<>();
    List<Node> found = new ArrayList<>();
    gather(root, false, found);
    for (int i = 0; i < found.size(); i++) {
      Node entry = found.get(i);
      String which = "entry %d of %d".formatted(i + 1, found.size());
      if (entry.children().stream().anyMatch(Passage::tooLong)) {
        problems.add(new Problem(Problem.Code.TRUNCATED, "a text is too long and was cut", which));
      }
      try {
        entries.add(reader.read(entry));
      } catch (RuntimeException e) {
        LOG.debug("an entry could not be read", e);
        problems.add(new Problem(Problem.Code.ENTRY_LOST, "an entry could not be read", which));
      }
    }
    return reading(head.feed(entries, encoding, problems));
  }

  static Reading<SourceFeed> reading(SourceFeed feed) {
    String problem =
        feed.problems().stream().map(Problem::message).distinct().collect(Collectors.joining("; "));
    return new Reading.Read<>(feed, problem.isEmpty() ? null : problem);
  }

  /// Entries wherever the document has them: in the channel, beside it, in the root, inside another
  /// element or another entry whose end was forgotten.
  private static void gather(Node parent, boolean insideEntry, List<Node> found) {
    for (Node child : parent.children()) {
      boolean own = child.vocabulary() == Vocabulary.RSS || child.vocabulary() == Vocabulary.ATOM;
      boolean entry =
          (own && XmlOutline.isEntry(child.element().getName())) || PodcastMarks.isLive(child);
      if (entry) {
        found.add(child);
      }
      if (entry || (own && !insideEntry)) {
        gather(child, entry, found);
      }
    }
  }
}
