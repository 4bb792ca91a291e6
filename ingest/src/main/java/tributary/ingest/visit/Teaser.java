package tributary.ingest.visit;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tributary.ingest.source.Entry;

/// Whether an entry only invites to read on elsewhere.
public final class Teaser {
  private static final int SHORT = 600;
  private static final Pattern INVITES =
      Pattern.compile(
          "(?:…|\\.\\.\\.|\\[(?:…|\\.\\.\\.)]|(?:read|continue|learn|full)[\\s\\w’']{0,40}"
              + "(?:more|reading|story|article))[\\s»→>.]*$",
          Pattern.CASE_INSENSITIVE);

  private Teaser() {}

  /// Whether the linked page is worth reading: the text is short, or ends with an invitation.
  public static boolean is(Entry entry) {
    String text = text(entry.content());
    if (text.isEmpty()) {
      text = text(entry.summary());
    }
    return text.length() < SHORT || INVITES.matcher(text).find();
  }

  static String text(@Nullable String html) {
    return html == null ? "" : Jsoup.parseBodyFragment(html).text().strip();
  }
}
