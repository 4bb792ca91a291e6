package tributary.ingest.podcast;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/// The words of HTML, line by line: a block begins a paragraph, a break a line.
final class HtmlLines implements NodeFilter {
  private static final Set<String> NO_WORDS =
      Set.of("script", "style", "nav", "header", "footer", "aside", "form", "button", "noscript");

  private final StringBuilder lines = new StringBuilder();

  private HtmlLines() {}

  static String of(Element root) {
    HtmlLines words = new HtmlLines();
    root.filter(words);
    return words.lines.toString();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      lines.append(text.getWholeText());
    }
    return around(node);
  }

  @Override
  public FilterResult tail(@Nullable Node node, int depth) {
    return around(node);
  }

  private FilterResult around(@Nullable Node node) {
    if (node instanceof Element e) {
      if (NO_WORDS.contains(e.normalName())) {
        return FilterResult.SKIP_ENTIRELY;
      }
      lines.append(e.normalName().equals("br") ? "\n" : e.isBlock() ? "\n\n" : "");
    }
    return FilterResult.CONTINUE;
  }
}
