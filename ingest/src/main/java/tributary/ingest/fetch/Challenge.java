package tributary.ingest.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/// Challenges that only a browser can meet, known by who sends them.
final class Challenge {
  private static final Set<Integer> STATUSES = Set.of(401, 403, 405, 429, 503);

  /// Words of the challenge pages themselves, never of a feed or an error page.
  private static final Map<String, String> WORDS =
      Map.of(
          "/cdn-cgi/challenge-platform/", "Cloudflare",
          "_cf_chl_opt", "Cloudflare",
          "cf-browser-verification", "Cloudflare",
          "<title>Attention Required! | Cloudflare</title>", "Cloudflare",
          "ddos-guard.net", "DDoS-Guard",
          "_Incapsula_Resource", "Imperva",
          "captcha-delivery.com", "DataDome",
          "sucuri_cloudproxy_js", "Sucuri",
          "px-captcha", "HUMAN",
          "/.well-known/.anubis.techaro.lol", "Anubis");

  private Challenge() {}

  /// Who sent it; null where it is none.
  static @Nullable String by(HttpResponse head, Intake.Taken taken) {
    Header mitigated = head.getFirstHeader("cf-mitigated");
    if (mitigated != null && mitigated.getValue().trim().equalsIgnoreCase("challenge")) {
      return "Cloudflare";
    }
    if (!STATUSES.contains(head.getCode())) {
      return null;
    }
    String page = new String(taken.body(), 0, taken.length(), StandardCharsets.ISO_8859_1);
    return WORDS.entrySet().stream()
        .filter(word -> page.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findAny()
        .orElse(null);
  }
}
