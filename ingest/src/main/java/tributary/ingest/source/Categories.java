package tributary.ingest.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Sanitizer;

/// What an entry is filed under, by its source's own terms, in the document's order.
final class Categories {
  private static final int MOST = 100;
  private static final String CATEGORY = "category";

  private Categories() {}

  static List<String> of(Node entry) {
    Set<String> terms = new LinkedHashSet<>();
    for (Node child : entry.children()) {
      for (String term : terms(child)) {
        String line = Sanitizer.line(term);
        if (!line.isEmpty() && terms.size() < MOST) {
          terms.add(line);
        }
      }
    }
    return new ArrayList<>(terms);
  }

  private static List<String> terms(Node child) {
    if (child.is(Vocabulary.RSS, CATEGORY) || child.is(Vocabulary.MEDIA, CATEGORY)) {
      return one(child.text());
    }
    if (child.is(Vocabulary.ATOM, CATEGORY)) {
      return one(term(child));
    }
    if (child.is(Vocabulary.ITUNES, CATEGORY)) {
      return one(child.attribute("text"));
    }
    if (child.is(Vocabulary.DC, "subject")) {
      return one(child.element().getValue());
    }
    boolean list =
        child.is(Vocabulary.RSS, "tags")
            || child.is(Vocabulary.ITUNES, "keywords")
            || child.is(Vocabulary.MEDIA, "keywords");
    return list ? listed(child.text()) : List.of();
  }

  private static @Nullable String term(Node category) {
    String term = category.attribute("term");
    String label = term == null ? category.attribute("label") : term;
    return label == null ? category.text() : label;
  }

  private static List<String> one(@Nullable String term) {
    return term == null ? List.of() : List.of(term);
  }

  private static List<String> listed(@Nullable String terms) {
    return terms == null ? List.of() : Stream.of(terms.split(",")).map(String::strip).toList();
  }
}
