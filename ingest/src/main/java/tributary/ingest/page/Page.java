package tributary.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector.SelectorParseException;
import org.jspecify.annotations.Nullable;
import tributary.ingest.date.SourceDate;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// The article of a web page.
///
/// @param html its main text, sanitised
/// @param byline who wrote it, as the page says
/// @param published when, and by which rule it was read; null where the page does not say
/// @param language BCP 47 tag as the page says
/// @param canonical the page's own address of itself, else where it was found
/// @param whole false where a paywall lets only the beginning through: that is no article
public record Page(
    @Nullable String title,
    @Nullable String byline,
    String html,
    @Nullable SourceDate published,
    @Nullable String language,
    @Nullable URI image,
    URI canonical,
    boolean whole) {
  /// Characters of text below which there is no article.
  private static final int LEAST = 140;

  /// Extracts the article. A page that came in an article's place, and one with hardly any text,
  /// has none.
  public static Reading<Page> read(byte[] bytes, URI at, @Nullable String contentType) {
    return read(bytes, at, contentType, null);
  }

  /// Extracts the article, or what `selector` chooses, however short.
  public static Reading<Page> read(
      byte[] bytes, URI at, @Nullable String contentType, @Nullable String selector) {
    return switch (PageTree.of(bytes, at, contentType)) {
      case Reading.Unreadable<Document>(String problem) -> new Reading.Unreadable<>(problem);
      case Reading.Read<Document>(Document page, String ignored) -> read(page, at, selector);
    };
  }

  private static Reading<Page> read(Document page, URI at, @Nullable String selector) {
    try {
      String wall = Wall.inPlaceOf(page);
      if (wall != null) {
        return new Reading.Unreadable<>(wall);
      }
      PageFacts facts = PageFacts.of(page, at);
      return selector == null ? article(page, at, facts) : chosen(page, at, facts, selector);
    } catch (SelectorParseException e) {
      return new Reading.Unreadable<>("'" + selector + "' is no CSS selector");
    } catch (RuntimeException e) { // a library that meets a page it was not made for
      return new Reading.Unreadable<>("the page could not be read: " + e.getMessage());
    }
  }

  private static Reading<Page> article(Document page, URI at, PageFacts facts) {
    boolean asksForMoney = facts.data().paid() || Wall.asksToSubscribe(page);
    Element text = MainText.of(page, at, facts);
    String html = text == null ? null : Sanitizer.html(text.outerHtml(), at);
    int length = Sanitizer.text(html).length();
    if (html == null || length < LEAST) {
      return new Reading.Unreadable<>("the page holds no article");
    }
    boolean whole = !asksForMoney || length >= Wall.BEGINNING;
    String problem = whole ? null : "a paywall lets only the beginning of the article through";
    return new Reading.Read<>(of(facts, html, at, whole), problem);
  }

  private static Reading<Page> chosen(Document page, URI at, PageFacts facts, String selector) {
    Element text = MainText.chosen(page, selector);
    String html = text == null ? null : Sanitizer.html(text.outerHtml(), at);
    return Sanitizer.text(html).isEmpty() || html == null
        ? new Reading.Unreadable<>("the selector '" + selector + "' finds no text on the page")
        : new Reading.Read<>(of(facts, html, at, true), null);
  }

  private static Page of(PageFacts facts, String html, URI at, boolean whole) {
    return new Page(
        facts.title(),
        facts.byline(),
        html,
        facts.published(),
        facts.language(),
        facts.image(),
        facts.canonical() == null ? at : facts.canonical(),
        whole);
  }

  /// The words of the article, with a blank line between paragraphs.
  public String text() {
    return blocks().stream().map(Block::text).collect(Collectors.joining("\n\n"));
  }

  /// The same for two versions that say the same: counters, dates and times say nothing.
  public String fingerprint() {
    return Gist.of(blocks());
  }

  private List<Block> blocks() {
    return Block.of(Jsoup.parseBodyFragment(html).body());
  }
}
