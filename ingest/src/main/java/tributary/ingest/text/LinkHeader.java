package tributary.ingest.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of a Link header (RFC 8288, section 3 and appendix B.2), read from left to right once:
/// targets may hold commas, parameters anything, links may share a header. The parsers of HTTP
/// libraries are made for lists of elements and say themselves that this is none.
final class LinkHeader {
  private final String text;
  private int at;

  LinkHeader(String text) {
    this.text = text;
  }

  /// Adds the value's links, until there are `most`.
  void addTo(List<WebLink> links, int most) {
    while (more() && links.size() < most) {
      WebLink link = link();
      if (link != null) {
        links.add(link);
      }
    }
  }

  private boolean more() {
    skip(" \t,");
    return at < text.length();
  }

  /// The link here; null where what stands here is none. Behind it, up to the next comma, nothing
  /// is left.
  private @Nullable WebLink link() {
    int end = text.charAt(at) == '<' ? text.indexOf('>', at) : -1;
    WebLink link = null;
    if (end >= 0) {
      String target = text.substring(at + 1, end);
      at = end + 1;
      link = new WebLink(target, parameters());
    }
    while (at < text.length() && text.charAt(at) != ',') {
      value(); // what an ill-formed link leaves behind
      at += at < text.length() && text.charAt(at) != ',' ? 1 : 0;
    }
    return link;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    for (skip(" \t"); at < text.length() && text.charAt(at) == ';'; skip(" \t")) {
      skip(" \t;");
      String name = token("=").toLowerCase(Locale.ROOT);
      skip(" \t");
      String value = "";
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        skip(" \t");
        value = value();
      }
      parameters.putIfAbsent(name, value);
    }
    return parameters;
  }

  private String value() {
    return at < text.length() && text.charAt(at) == '"' ? quoted() : token("");
  }

  private String quoted() {
    StringBuilder said = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      said.append(text.charAt(at));
    }
    at = Math.min(at + 1, text.length());
    return said.toString();
  }

  private String token(String ends) {
    int from = at;
    while (at < text.length() && (" \t;,\"" + ends).indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private void skip(String any) {
    while (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
