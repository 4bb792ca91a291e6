package tributary.ingest.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/// Running text: sentences, told from menus and lists of links by their length and by how little of
/// them is a link (Kohlschütter et al., Boilerplate Detection using Shallow Text Features, 2010).
final class Prose {
  private static final int LEAST = 60;
  private static final double MOSTLY = 0.5;
  private static final Set<String> ASIDES = Set.of("aside", "footer", "nav");
  private static final Set<String> ASIDE_WORDS = Set.of("cookie", "cookies", "consent", "gdpr");
  private static final List<String> ASIDE_BEGINNINGS = List.of("comment", "disqus");
  private static final Set<String> NO_ASIDES = Set.of("body", "article", "main");

  private Prose() {}

  /// Characters of running text in the element.
  static int in(Element element) {
    Count count = new Count(null);
    NodeTraversor.filter(count, element);
    return count.sum;
  }

  /// The element that most of the page's running text stands in, or null where there is none. A
  /// paragraph counts for its parent, and half for that one's parent; comments, asides and what
  /// asks for consent count for nobody.
  static @Nullable Element anchor(Element page) {
    Element anchor = anchor(page, new Marks(ASIDE_WORDS, ASIDE_BEGINNINGS));
    return anchor == null ? anchor(page, null) : anchor;
  }

  private static @Nullable Element anchor(Element page, @Nullable Marks asides) {
    Count count = new Count(asides);
    NodeTraversor.filter(count, page);
    return count.held.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static final class Count implements NodeFilter {
    private final @Nullable Marks asides;
    private final Map<Element, Integer> held = new LinkedHashMap<>();
    private int sum;

    Count(@Nullable Marks asides) {
      this.asides = asides;
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (!(node instanceof Element e)) {
        return FilterResult.CONTINUE;
      }
      if (e.nameIs("p")) {
        int length = e.text().length();
        add(length >= LEAST && linked(e, length) < MOSTLY ? length : 0, e.parent());
        return FilterResult.SKIP_ENTIRELY;
      }
      if (e.nameIs("a") || aside(e)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      int own = 0;
      for (TextNode text : e.textNodes()) {
        own += text.text().strip().length();
      }
      add(own >= LEAST ? own : 0, e.nameIs("li") ? e.parent() : e);
      return FilterResult.CONTINUE;
    }

    private boolean aside(Element e) {
      if (asides == null || NO_ASIDES.contains(e.normalName())) {
        return false;
      }
      return (ASIDES.contains(e.normalName()) || asides.on(e))
          && e.selectFirst("h1, main, [itemprop=articleBody]") == null;
    }

    private static double linked(Element e, int length) {
      return e.getElementsByTag("a").stream().mapToInt(a -> a.text().length()).sum()
          / (double) length;
    }

    private void add(int length, @Nullable Element holder) {
      sum += length;
      if (length > 0 && holder != null) {
        held.merge(holder, length, Integer::sum);
        if (holder.parent() != null) {
          held.merge(holder.parent(), length / 2, Integer::sum);
        }
      }
    }
  }
}
