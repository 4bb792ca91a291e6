package tributary.ingest.source;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.ingest.text.Reading;

/// A document type declaration. What it points to is never fetched. Entities that it defines as
/// plain text are resolved; one that is made of others or lies elsewhere is a weapon more often
/// than not, and its document is refused.
///
/// @param end offset behind it, -1 where it does not end
/// @param subset what stands in its brackets; empty where there are none
record Doctype(int end, String subset) {
  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s+(%\\s+)?([\\w.:-]+)\\s+(?:\"([^\"]*)\"|'([^']*)'|(?:SYSTEM|PUBLIC)\\s)");
  private static final Pattern REFERENCE =
      Pattern.compile("<!\\[CDATA\\[.*?]]>|&([\\w.:-]+);", Pattern.DOTALL);
  private static final Pattern NESTED =
      Pattern.compile("&(?!#|(?:amp|lt|gt|quot|apos);)|%[\\w.:-]+;");
  private static final int MOST_GROWTH = 1_000_000;
  private static final String UNSAFE = "it defines its own XML entities, which is not safe";

  /// The declaration that begins at `start`.
  static Doctype of(String xml, int start) {
    int open = -1;
    int close = -1;
    char quote = 0;
    for (int i = start; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (xml.startsWith("<!--", i)) {
        int end = xml.indexOf("-->", i);
        i = end < 0 ? xml.length() : end + 2;
      } else if (c == '[' && open < 0) {
        open = i + 1;
      } else if (c == ']' && open >= 0) {
        close = i;
      } else if (c == '>' && (open < 0 || close >= 0)) {
        return new Doctype(i + 1, open < 0 ? "" : xml.substring(open, close));
      }
    }
    return new Doctype(-1, "");
  }

  /// `body` with the entities of this declaration resolved.
  Reading<String> resolve(String body) {
    Map<String, String> entities = new HashMap<>();
    Matcher entity = ENTITY.matcher(subset);
    while (entity.find()) {
      String value = entity.group(3) == null ? entity.group(4) : entity.group(3);
      if (entity.group(1) != null) {
        continue;
      }
      if (value == null || NESTED.matcher(value).find()) {
        return new Reading.Unreadable<>(UNSAFE);
      }
      entities.putIfAbsent(entity.group(2), value);
    }
    return entities.isEmpty() ? new Reading.Read<>(body, null) : resolve(body, entities);
  }

  private static Reading<String> resolve(String body, Map<String, String> entities) {
    StringBuilder resolved = new StringBuilder(body.length());
    Matcher reference = REFERENCE.matcher(body);
    int from = 0;
    while (reference.find()) {
      String value = reference.group(1) == null ? null : entities.get(reference.group(1));
      if (value != null) {
        resolved.append(body, from, reference.start()).append(value);
        from = reference.end();
        if (resolved.length() - from > MOST_GROWTH) {
          return new Reading.Unreadable<>(UNSAFE);
        }
      }
    }
    return new Reading.Read<>(resolved.append(body, from, body.length()).toString(), null);
  }
}
