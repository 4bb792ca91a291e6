package tributary.ingest.source;

import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.feed.Hints;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// RSS and Atom, read by ROME after the text was made fit for it. A feed that breaks off keeps its
/// whole entries.
public final class FeedReader {
  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
  private static final String BREAKS_OFF = "the feed breaks off in the middle";

  private static final Problem BROKEN_OFF = new Problem(Problem.Code.CUT_OFF, BREAKS_OFF, null);

  private FeedReader() {}

  /// @param lost entries that could not be read
  private record Parsed(SourceFeed feed, int lost) {
    @Nullable String problem() {
      return lost == 0 ? null : lost + " of its entries could not be read";
    }
  }

  /// Reads the document found at `at`.
  ///
  /// @param contentType of the answer, for its character set
  /// @param whole whether the body came to its end
  public static Reading<SourceFeed> read(
      byte[] bytes, URI at, @Nullable String contentType, boolean whole) {
    if (bytes.length == 0) {
      return new Reading.Unreadable<>("the answer is empty");
    }
    return switch (XmlText.clean(CharacterSet.decode(bytes, contentType))) {
      case Reading.Unreadable<String>(String problem) -> new Reading.Unreadable<>(problem);
      case Reading.Read<String>(String xml, String ignored) -> read(xml, at, whole);
    };
  }

  private static Reading<SourceFeed> read(String xml, URI at, boolean whole) {
    XmlOutline outline = XmlOutline.of(xml);
    if (outline.depth() > XmlOutline.MAX_DEPTH) {
      return new Reading.Unreadable<>(
          "its elements are nested deeper than " + XmlOutline.MAX_DEPTH);
    }
    try {
      List<Problem> problems = whole ? List.of() : List.of(BROKEN_OFF);
      Parsed parsed = parse(xml, at, problems);
      return new Reading.Read<>(parsed.feed(), whole ? parsed.problem() : BREAKS_OFF);
    } catch (FeedException | RuntimeException e) { // ROME throws both on input that it dislikes
      return salvage(xml, outline, at, e);
    }
  }

  private static Reading<SourceFeed> salvage(
      String xml, XmlOutline outline, URI at, Exception cause) {
    boolean cut = !outline.open().isEmpty();
    String what = cut ? BREAKS_OFF : reason(cause);
    try {
      String part = XmlText.salvage(xml, outline);
      if (!part.isEmpty() && cut) {
        SourceFeed saved = parse(part, at, List.of(BROKEN_OFF)).feed();
        return new Reading.Read<>(
            saved, what + ", its " + saved.entries().size() + " whole entries were kept");
      }
    } catch (FeedException | RuntimeException e) {
      return new Reading.Unreadable<>(what);
    }
    return new Reading.Unreadable<>(what);
  }

  private static String reason(Exception e) {
    if (e instanceof IllegalArgumentException) { // what ROME says to a root that it does not know
      return "it is XML, but neither RSS nor Atom";
    }
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = Objects.toString(deepest.getMessage(), deepest.getClass().getSimpleName());
    return "the feed is no valid XML: "
        + message.lines().findFirst().orElse("").replaceAll("[:.\\s]+$", "");
  }

  private static Parsed parse(String xml, URI at, List<Problem> problems) throws FeedException {
    SyndFeedInput input = new SyndFeedInput(false, Locale.ROOT);
    input.setPreserveWireFeed(true);
    SyndFeed feed = input.build(new StringReader(xml));
    URI link = Addresses.web(at, feed.getLink());
    List<Entry> read = entries(feed, new EntryReader(at, language(feed)));
    String title = Sanitizer.line(feed.getTitle());
    SourceFeed source =
        new SourceFeed(
            feed.getFeedType(),
            title.isEmpty() ? null : title,
            link,
            null,
            language(feed),
            null,
            null,
            null,
            null,
            null,
            false,
            new Hints(ttl(feed), Set.of(), Set.of()),
            read,
            "utf-8",
            problems);
    return new Parsed(source, feed.getEntries().size() - read.size());
  }

  /// An entry that no reader was made for must not cost the feed its others.
  private static List<Entry> entries(SyndFeed feed, EntryReader reader) {
    List<Entry> read = new ArrayList<>();
    for (SyndEntry entry : feed.getEntries()) {
      try {
        read.add(reader.read(entry));
      } catch (RuntimeException e) {
        LOG.debug("an entry could not be read", e);
      }
    }
    return read;
  }

  private static @Nullable String language(SyndFeed feed) {
    String said = feed.getLanguage();
    return Sanitizer.language(said == null ? null : said.replace('_', '-'));
  }

  private static @Nullable Duration ttl(SyndFeed feed) {
    return feed.originalWireFeed() instanceof Channel channel && channel.getTtl() > 0
        ? Duration.ofMinutes(channel.getTtl())
        : null;
  }
}
