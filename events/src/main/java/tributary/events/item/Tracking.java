package tributary.events.item;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What stands in an address without saying which page it is: who sent the reader, and who the
/// reader is. One list for the whole house, so that ingest and enrich mean the same by "the same
/// page".
public final class Tracking {
  private static final Set<String> NAMES =
      Set.of(
          "fbclid",
          "gclid",
          "dclid",
          "msclkid",
          "yclid",
          "igshid",
          "mc_cid",
          "mc_eid",
          "ref",
          "ref_src",
          "cmpid",
          "ncid",
          "sr_share",
          "spm",
          "mkt_tok",
          "_hsenc",
          "_hsmi",
          "s_cid",
          "xtor",
          "at_medium",
          "at_campaign",
          "wt_mc",
          "ns_campaign",
          "ns_mchannel",
          "phpsessid",
          "jsessionid",
          "aspsessionid",
          "sessionid");
  private static final Pattern SESSION =
      Pattern.compile(";jsessionid=[^?#]*", Pattern.CASE_INSENSITIVE);

  private Tracking() {}

  /// The address without it, otherwise as given. A fragment goes only if it is of this sort itself.
  public static String without(String address) {
    int hash = address.indexOf('#');
    String page = hash < 0 ? address : address.substring(0, hash);
    String fragment =
        hash < 0 || parameter(address.substring(hash + 1)) ? "" : address.substring(hash);
    if (page.indexOf(';') >= 0) {
      page = SESSION.matcher(page).replaceFirst("");
    }
    int query = page.indexOf('?');
    if (query < 0) {
      return page + fragment;
    }
    String kept =
        Arrays.stream(page.substring(query + 1).split("&", -1))
            .filter(parameter -> !parameter(parameter))
            .collect(Collectors.joining("&"));
    return page.substring(0, query) + (kept.isEmpty() ? "" : "?" + kept) + fragment;
  }

  private static boolean parameter(String parameter) {
    int end = parameter.indexOf('=');
    String name = (end < 0 ? parameter : parameter.substring(0, end)).toLowerCase(Locale.ROOT);
    return name.startsWith("utm_") || name.startsWith("mtm_") || NAMES.contains(name);
  }
}
