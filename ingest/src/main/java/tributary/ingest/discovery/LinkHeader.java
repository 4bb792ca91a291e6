package tributary.ingest.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One link of a Link header (RFC 8288, section 3), read leniently.
///
/// @param target as written, perhaps relative
/// @param parameters by lower-case name; of repeated ones the first counts
record LinkHeader(String target, Map<String, String> parameters) {
  private static final Pattern LINK =
      Pattern.compile("<([^>]*)>((?:[^,\"<]|\"(?:\\\\.|[^\"\\\\])*\")*)");
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([\\w*-]+)\\s*(?:=\\s*(?:\"((?:\\\\.|[^\"\\\\])*)\"|([^\\s;,\"]*)))?");

  LinkHeader {
    parameters = Map.copyOf(parameters);
  }

  /// All links of the headers' values.
  static List<LinkHeader> of(List<String> values) {
    List<LinkHeader> links = new ArrayList<>();
    for (String value : values) {
      Matcher link = LINK.matcher(value);
      while (link.find()) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher each = PARAMETER.matcher(link.group(2));
        while (each.find()) {
          String quoted = each.group(2);
          String plain = each.group(3) == null ? "" : each.group(3);
          String said = quoted == null ? plain : quoted.replaceAll("\\\\(.)", "$1");
          parameters.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), said);
        }
        links.add(new LinkHeader(link.group(1).strip(), parameters));
      }
    }
    return links;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
