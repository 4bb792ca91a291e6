package tributary.ingest.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;

/// An item held to its limit. Room goes to its content first, then to its summary, its chapters and
/// its transcript; all else in an item is bounded where it is read.
final class Cut {
  /// Left in a record for headers and what a serde adds.
  private static final int MARGIN = 64 * 1024;

  private Cut() {}

  /// The item, if need be cut and said to be so, such that it also fits a record once escaped.
  static RawItem fit(RawItem item) {
    RawItem cut = to(RawItem.MAX_TEXT, item);
    for (int limit = RawItem.MAX_TEXT / 2;
        size(cut) > Cluster.MAX_RECORD - MARGIN && limit > 0;
        limit /= 2) {
      cut = to(limit, cut);
    }
    return cut;
  }

  private static int size(RawItem item) {
    try {
      return Json.MAPPER.writeValueAsBytes(item).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an item could not be written: " + item.id(), e);
    }
  }

  private static int text(RawItem item) {
    int sum = bytes(item.title()) + bytes(item.summary()) + bytes(item.content());
    return sum
        + item.chapters().stream().mapToInt(Cut::bytes).sum()
        + item.transcript().stream().mapToInt(Cut::bytes).sum();
  }

  private static RawItem to(int limit, RawItem item) {
    if (text(item) <= limit) {
      return item;
    }
    int left = limit - bytes(item.title());
    String content = html(item.content(), left);
    left -= bytes(content);
    String summary = html(item.summary(), left);
    left -= bytes(summary);
    List<Chapter> chapters = first(item.chapters(), Cut::bytes, left);
    left -= chapters.stream().mapToInt(Cut::bytes).sum();
    return new RawItem(
        item.id(),
        item.version(),
        item.kind(),
        item.origin(),
        item.guid(),
        item.link(),
        item.title(),
        summary,
        content,
        item.dates(),
        item.authors(),
        item.categories(),
        item.language(),
        item.image(),
        item.enclosures(),
        item.duration(),
        chapters,
        first(item.transcript(), Cut::bytes, left),
        item.episode(),
        item.reply(),
        item.place(),
        true);
  }

  private static <T> List<T> first(List<T> all, ToIntFunction<T> bytes, int limit) {
    int left = limit;
    int kept = 0;
    while (kept < all.size() && left >= bytes.applyAsInt(all.get(kept))) {
      left -= bytes.applyAsInt(all.get(kept));
      kept++;
    }
    return all.subList(0, kept);
  }

  /// Cut HTML would leave tags open: what is over the limit goes out as plain text.
  private static @Nullable String html(@Nullable String html, int limit) {
    if (html == null || bytes(html) <= limit) {
      return html;
    }
    String text = Jsoup.parseBodyFragment(html).text();
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
    if (limit <= 0) {
      return null;
    }
    int end = Math.min(limit, bytes.length);
    while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static int bytes(Chapter chapter) {
    URI link = chapter.link();
    return bytes(chapter.title()) + bytes(link == null ? null : link.toString());
  }

  private static int bytes(Utterance utterance) {
    return bytes(utterance.speaker()) + bytes(utterance.text());
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
