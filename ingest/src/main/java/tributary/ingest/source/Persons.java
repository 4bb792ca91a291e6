package tributary.ingest.source;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Sanitizer;

/// Who wrote an entry, by name. An address of mail stands for a name only where there is none.
final class Persons {
  private static final int MOST = 100;
  private static final Pattern MAIL_THEN_NAME =
      Pattern.compile("<?(?:mailto:)?[^\\s@<>()]+@[^\\s@<>()]+>?\\s*[(\\[](.+)[)\\]]");
  private static final Pattern NAME_THEN_MAIL =
      Pattern.compile(
          "(.*?[^\\s<(\\[,])[\\s,]*[<(\\[]\\s*(?:mailto:)?[^\\s@<>()]+@[^\\s@<>()]+\\s*[>)\\]]");

  private Persons() {}

  /// Who wrote the feed as a whole: in Atom, each entry that names nobody.
  static List<String> inherited(Node feed) {
    return atom(feed).distinct().limit(MOST).toList();
  }

  /// The entry's own authors, else those that Atom lets it inherit.
  static List<String> of(Node entry, List<String> inherited) {
    List<String> own = own(entry);
    if (!own.isEmpty()) {
      return own;
    }
    Node source = entry.first(Vocabulary.ATOM, "source");
    List<String> borrowed =
        source == null ? List.of() : atom(source).distinct().limit(MOST).toList();
    return borrowed.isEmpty() ? inherited : borrowed;
  }

  private static List<String> own(Node entry) {
    List<String> written =
        Stream.of(
                entry.all(Vocabulary.RSS, "author").stream(),
                entry.all(Vocabulary.DC, "creator").stream(),
                entry.all(Vocabulary.DC, "author").stream(),
                entry.all(Vocabulary.DCTERMS, "creator").stream())
            .flatMap(same -> same)
            .map(e -> name(e.element().getValue()))
            .filter(Objects::nonNull)
            .toList();
    List<String> own = Stream.concat(written.stream(), atom(entry)).distinct().limit(MOST).toList();
    return own.isEmpty()
        ? entry.all(Vocabulary.ITUNES, "author").stream()
            .map(e -> name(e.text()))
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST)
            .toList()
        : own;
  }

  private static Stream<String> atom(Node parent) {
    return parent.all(Vocabulary.ATOM, "author").stream()
        .map(Persons::person)
        .filter(Objects::nonNull);
  }

  private static @Nullable String person(Node author) {
    for (String part : new String[] {"name", "email", "uri", "url"}) {
      String said = name(author.text(author.vocabulary(), part));
      if (said != null) {
        return said;
      }
    }
    return name(author.text());
  }

  /// The name in what may be a name, an address, or both in one of three customs.
  static @Nullable String name(@Nullable String written) {
    String line = Sanitizer.cut(Sanitizer.line(bracketed(written)), Sanitizer.MAX_LINE);
    Matcher last = MAIL_THEN_NAME.matcher(line);
    Matcher first = NAME_THEN_MAIL.matcher(line);
    String name = last.matches() ? last.group(1) : first.matches() ? first.group(1) : line;
    String bare = name.strip().replaceFirst("^\"(.*)\"$", "$1").strip();
    return bare.isEmpty() ? null : bare;
  }

  /// A mail address in angle brackets is no tag.
  private static @Nullable String bracketed(@Nullable String written) {
    return written == null || written.indexOf('@') < 0
        ? written
        : written.replaceAll("<([^<>\\s]+@[^<>\\s]+)>", "($1)");
  }
}
