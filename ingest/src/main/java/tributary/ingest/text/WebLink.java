package tributary.ingest.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A link of a Link header (RFC 8288, section 3).
///
/// @param target as written, perhaps relative
/// @param parameters by lower-case name; of repeated ones the first counts
public record WebLink(String target, Map<String, String> parameters) {
  /// More links than a source has reason to send are not looked at.
  private static final int MOST = 100;

  public WebLink {
    parameters = Map.copyOf(parameters);
  }

  /// The first hundred links that can be read, in order.
  ///
  /// @param values of all Link headers, as sent
  public static List<WebLink> in(List<String> values) {
    List<WebLink> links = new ArrayList<>();
    for (String value : values) {
      new LinkHeader(value).addTo(links, MOST);
    }
    return links;
  }

  /// Web addresses that stand in `relation` to the document itself, in order, absolute, each once.
  public static List<URI> targets(List<String> values, String relation, URI base) {
    return in(values).stream()
        .filter(link -> link.relates(relation))
        .map(link -> Addresses.web(base, link.target()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /// What a parameter says; empty where it is not there.
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /// A link with an anchor speaks of another document.
  private boolean relates(String relation) {
    String[] relations = parameter("rel").toLowerCase(Locale.ROOT).strip().split("\\s+");
    return parameter("anchor").isEmpty() && List.of(relations).contains(relation);
  }
}
