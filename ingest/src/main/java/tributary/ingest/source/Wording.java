package tributary.ingest.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.ingest.text.BareAddress;

/// What an entry says, without what changes at every fetch though nobody wrote anything: dates,
/// marks of HTML, who is tracked where, pixels that count readers, counters and times "ago".
public final class Wording {
  /// Begins every fingerprint by these rules: one that lacks it was made by others.
  private static final String RULES = "w1.";

  private static final Pattern COUNTED =
      Pattern.compile(
          "\\b\\d[\\d.,]*\\s?k?\\s(?:comments?|replies|views|likes|shares|reposts)\\b"
              + "|\\b(?:comments?|replies|views|likes|shares|points)\\s?[:(]\\s?\\d[\\d.,]*"
              + "|\\b(?:\\d+|an?)\\s(?:second|minute|min|hour|hr|day|week|month|year)s?\\sago\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FILE =
      Pattern.compile(
          "/[^?#]*\\.(?:jpe?g|png|gif|webp|avif|svg|mp[34]|m4[av]|ogg|opus|aac|wav|webm|mov|vtt|srt)"
              + "(?=$|[?#])",
          Pattern.CASE_INSENSITIVE);

  private Wording() {}

  /// A hash that stays while the entry says the same.
  static String fingerprint(Entry entry) {
    List<String> said = new ArrayList<>();
    said.add(uncounted(entry.heading()));
    say(said, entry.summary());
    say(said, entry.content());
    entry.enclosures().forEach(e -> said.add(file(e.url().toString())));
    entry.chapters().forEach(c -> said.add(c.start() + c.title()));
    entry.transcripts().forEach(t -> said.add(file(t.url().toString())));
    return RULES + Ids.hash(said.toArray(String[]::new));
  }

  /// Whether two fingerprints were made by the same rules, so that a difference means something.
  public static boolean comparable(String fingerprint, String other) {
    return fingerprint.startsWith(RULES) == other.startsWith(RULES);
  }

  /// Words, where its links lead, and which pictures it shows.
  private static void say(List<String> said, @Nullable String html) {
    if (html == null) {
      said.add("");
      return;
    }
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      said.add(uncounted(html));
      return;
    }
    Document body = Jsoup.parseBodyFragment(html);
    said.add(uncounted(body.text()));
    for (Element link : body.select("a[href]")) {
      said.add(BareAddress.of(link.attr("href")));
    }
    for (Element image : body.select("img[src]")) {
      if (!counts(image)) {
        said.add(file(image.attr("src")));
      }
    }
  }

  private static String uncounted(String text) {
    return COUNTED.matcher(text.strip()).replaceAll("…");
  }

  /// A picture of a pixel is there to be fetched, not to be seen.
  private static boolean counts(Element image) {
    return tiny(image.attr("width")) || tiny(image.attr("height"));
  }

  private static boolean tiny(String size) {
    return size.equals("0") || size.equals("1");
  }

  /// A file keeps its path where host, signature and expiry change.
  private static String file(String address) {
    String bare = BareAddress.of(address);
    Matcher path = FILE.matcher(bare);
    return path.find() ? path.group() : bare;
  }
}
