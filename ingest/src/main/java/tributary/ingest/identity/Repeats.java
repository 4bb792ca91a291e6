package tributary.ingest.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tributary.ingest.identity.Names.Sort;
import tributary.ingest.source.Entry;

/// Entries that stand twice in one document. An Atom feed may hold several versions of an entry
/// (RFC 4287, section 4.1.1), and some outlets list an entry once for each of its categories.
final class Repeats {
  private Repeats() {}

  /// @param names of the entry
  record Named(Entry entry, Names names) {}

  /// The first of each, in the order given. Under one guid and link the title tells whether two are
  /// the same; without a guid the date must as well, and without a link the words.
  static List<Named> without(List<Entry> document) {
    Set<String> known = new HashSet<>();
    List<Named> single = new ArrayList<>();
    for (Entry entry : document) {
      Names names = Names.of(entry);
      if (known.add(mark(names))) {
        single.add(new Named(entry, names));
      }
    }
    return single;
  }

  private static String mark(Names names) {
    String page = mark(names, Sort.GUID, Sort.LINK);
    if (names.has(Sort.GUID)) {
      return page + mark(names, Sort.TITLE);
    }
    String said = page + mark(names, Sort.TITLE, Sort.DATE);
    return names.has(Sort.LINK) ? said : said + mark(names, Sort.WORDS);
  }

  private static String mark(Names names, Sort... sorts) {
    StringBuilder mark = new StringBuilder();
    for (Sort sort : sorts) {
      mark.append(sort).append(names.of(sort));
    }
    return mark.toString();
  }
}
