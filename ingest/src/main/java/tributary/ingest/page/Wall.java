package tributary.ingest.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What stands where an article should be: a consent page, a challenge to robots, a login, an error
/// page. Told by what such pages say and ask for, and only where there is hardly any other text, so
/// that an article about cookies stays an article.
final class Wall {
  /// Running text, in characters, from which on a page is an article whatever else it says.
  private static final int ARTICLE = 900;

  /// What a paywall lets through at most, in characters.
  static final int BEGINNING = 1500;

  private static final Pattern CHALLENGE =
      pattern(
          "just a moment|attention required|access denied|are you (?:a )?(?:robot|human)|robot or human"
              + "|verify (?:that )?you are (?:a )?human|human verification|checking your browser"
              + "|security check|ddos[- ]guard|pardon our interruption|bot (?:check|verification)"
              + "|unusual traffic|enable javascript and cookies|request unsuccessful");
  private static final Pattern CONSENT =
      pattern(
          "before you continue|we (?:value|care about) your privacy|(?:accept|manage|use of) (?:all )?cookies"
              + "|we use cookies|cookie (?:consent|settings)|your privacy choices|privacy preferences"
              + "|consent to|datenschutzeinstellungen|einwilligung|wir verwenden cookies|cookies zustimmen"
              + "|zustimmen und weiter|nous utilisons des cookies|accepter (?:et|les)|usamos cookies"
              + "|utilizziamo i cookie|wij gebruiken cookies|używamy plików cookie");
  private static final Pattern ERROR =
      pattern(
          "(?:page|seite|article) (?:not|nicht|was not|cannot be) (?:found|gefunden)|error 404|404 error|^404\\b"
              + "|page introuvable|página no encontrada|pagina non trovata|pagina niet gevonden"
              + "|internal server error|bad gateway|service unavailable|something went wrong");
  private static final Pattern SUBSCRIBE =
      pattern(
          "subscribe (?:now |today )?to (?:continue|read|unlock)|to (?:continue|keep) reading"
              + "|(?:subscribers?|members?)[- ]only|already a (?:subscriber|member)|this (?:article|content) is"
              + " (?:reserved )?for (?:our )?(?:subscribers|members)|weiterlesen mit|nur für abonnenten"
              + "|réservé (?:à nos|aux) abonnés|solo para suscriptores|riservato agli abbonati"
              + "|alleen voor abonnees|tylko dla prenumeratorów");
  private static final String CHALLENGE_PARTS =
      "#challenge-form, #challenge-running, #cf-challenge-running, #px-captcha, .g-recaptcha, .h-captcha,"
          + " .cf-turnstile, script[src*=/cdn-cgi/challenge-platform/], script[src*=captcha-delivery.com],"
          + " iframe[src*=captcha], form[action*=captcha]";

  private Wall() {}

  /// What came in place of an article, as a clause for a person; null where the page may hold one.
  static @Nullable String inPlaceOf(Document page) {
    Element anchor = Prose.anchor(page.body());
    if (anchor != null && Prose.in(anchor) >= ARTICLE) {
      return null;
    }
    String says = page.title() + "\n" + page.select("h1, h2").text();
    if (CHALLENGE.matcher(says).find() || page.selectFirst(CHALLENGE_PARTS) != null) {
      return "a challenge to robots came in place of the article";
    }
    if (ERROR.matcher(says).find()) {
      return "an error page came in place of the article";
    }
    return asks(page, anchor);
  }

  private static @Nullable String asks(Document page, @Nullable Element anchor) {
    boolean empty = anchor == null || Prose.in(anchor) < ARTICLE / 3;
    if (empty && page.selectFirst("input[type=password]") != null) {
      return "a login page came in place of the article";
    }
    String says = page.title() + "\n" + page.select("h1, h2, button, [role=button]").text();
    boolean about = CONSENT.matcher(says).find();
    if (about || (empty && CONSENT.matcher(page.body().text()).find())) {
      return "a consent page came in place of the article";
    }
    return null;
  }

  /// Whether the page asks its readers to subscribe to read on.
  static boolean asksToSubscribe(Document page) {
    return SUBSCRIBE.matcher(page.body().text()).find();
  }

  private static Pattern pattern(String words) {
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
