package tributary.ingest.visit;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tributary.ingest.source.Entry;

/// Whether an entry only invites to read on elsewhere.
public final class Teaser {
  /// Shorter texts are worth a look at their page.
  private static final int SHORT = 600;

  /// Longer ones are whole, though their last line may be no sentence: a signature, a list.
  private static final int LONG = 3000;

  /// What WordPress adds to whole texts and to excerpts alike.
  private static final Pattern APPEARED =
      Pattern.compile("\\s*The post .{1,200} (?:appeared|was) first (?:on|published on) .{1,100}$");

  private static final Pattern CUT =
      Pattern.compile("(?:…|\\.\\.\\.|\\[(?:…|\\.\\.\\.|\\+)])\\W*$");

  /// As a sentence of its own.
  private static final Pattern INVITES =
      Pattern.compile(
          "(?:^|[.!?…:;\"”»)\\]|])[\\s(\\[]*(?:(?:read|continue|learn|see|full)\\b[\\s\\p{L}’']{0,40}\\b(?:more|reading|story|article|post)"
              + "|read on|keep reading"
              + "|weiterlesen|mehr lesen|mehr erfahren|(?:zum|den) (?:ganzen )?artikel(?: lesen)?"
              + "|lire (?:la suite|plus|l['’]article)|en savoir plus|leggi (?:tutto|di più|l['’]articolo)"
              + "|continua a leggere|leer más|seguir leyendo|sigue leyendo|leia mais|ler mais"
              + "|continu(?:e|ar) (?:a ler|lendo)|lees (?:meer|verder)|czytaj (?:dalej|więcej)"
              + "|läs mer|læs mere|les mer|lue lisää|číst (?:dál|více)|celý článek|tovább(?: olvasom)?"
              + "|citește mai mult|devamını oku|διαβάστε περισσότερα|читать (?:далее|дальше|полностью)"
              + "|читати далі)\\W*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern SENTENCE = Pattern.compile("[.!?。！？:;)\\]\"'”’»]\\s*$");

  private Teaser() {}

  /// Whether the linked page is worth reading: the text is short, breaks off, or ends with an
  /// invitation. An entry without a title is a note, and whole unless it says otherwise.
  public static boolean is(Entry entry) {
    String text = APPEARED.matcher(said(entry)).replaceFirst("");
    if (CUT.matcher(text).find() || INVITES.matcher(text).find()) {
      return true;
    }
    boolean note = entry.title() == null && !text.isEmpty();
    boolean brokenOff = text.length() < LONG && !SENTENCE.matcher(text).find();
    return !note && (text.length() < SHORT || brokenOff);
  }

  /// The more that an entry says: its content, or its summary.
  static String said(Entry entry) {
    String content = text(entry.content());
    String summary = text(entry.summary());
    return content.length() >= summary.length() ? content : summary;
  }

  static String text(@Nullable String html) {
    return html == null ? "" : Jsoup.parseBodyFragment(html).text().strip();
  }
}
