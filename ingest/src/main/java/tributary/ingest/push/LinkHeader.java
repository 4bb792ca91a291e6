package tributary.ingest.push;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Addresses;

/// Link headers (RFC 8288, section 3 and appendix B.2), read from left to right once: targets may
/// hold commas, strings anything, links may share a header, relations a link. The parsers of HTTP
/// libraries are made for lists of elements and say themselves that this is none.
final class LinkHeader {
  /// More links than a source has reason to send are not looked at.
  private static final int MOST = 100;

  private final String text;
  private int at;

  /// @param anchored whether it speaks of another document
  private record Link(String target, @Nullable String relations, boolean anchored) {
    boolean relates(String relation) {
      return relations != null
          && !anchored
          && List.of(relations.toLowerCase(Locale.ROOT).strip().split("\\s+")).contains(relation);
    }
  }

  private LinkHeader(String text) {
    this.text = text;
  }

  /// Web addresses that stand in `relation` to the document itself, in order, absolute.
  ///
  /// @param values of all Link headers, as sent
  static List<URI> targets(List<String> values, String relation, URI base) {
    List<URI> found = new ArrayList<>();
    int links = 0;
    for (String value : values) {
      LinkHeader header = new LinkHeader(value);
      while (header.more() && links < MOST) {
        Link link = header.link();
        URI target =
            link == null || !link.relates(relation) ? null : Addresses.web(base, link.target());
        links++;
        if (target != null && !found.contains(target)) {
          found.add(target);
        }
      }
    }
    return found;
  }

  private boolean more() {
    skip(" \t,");
    return at < text.length();
  }

  /// The link here; null where what stands here is none. Behind it, up to the next comma, nothing
  /// is left.
  private @Nullable Link link() {
    int end = text.charAt(at) == '<' ? text.indexOf('>', at) : -1;
    Link link = null;
    if (end >= 0) {
      String target = text.substring(at + 1, end);
      at = end + 1;
      link = parameters(target);
    }
    while (at < text.length() && text.charAt(at) != ',') {
      value(); // what an ill-formed link leaves behind
      at += at < text.length() && text.charAt(at) != ',' ? 1 : 0;
    }
    return link;
  }

  /// The first `rel` counts.
  private Link parameters(String target) {
    String relations = null;
    boolean anchored = false;
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
      relations = name.equals("rel") && relations == null ? value : relations;
      anchored |= name.equals("anchor") && !value.isEmpty();
    }
    return new Link(target, relations, anchored);
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
