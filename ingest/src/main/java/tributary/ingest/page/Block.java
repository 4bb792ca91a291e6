package tributary.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// A paragraph, heading or list item, or text that stands beside such in a common element: what a
/// reader sees as one piece.
///
/// @param nodes siblings, in order
/// @param text its words
record Block(List<Node> nodes, String text) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  /// The blocks of a text, in order; blank ones are left out.
  static List<Block> of(Element text) {
    Set<Element> holders = new HashSet<>();
    for (Element e : text.getAllElements()) {
      for (Element up = e.parent(); e.isBlock() && up != null && holders.add(up); ) {
        up = up.parent();
      }
    }
    List<Block> blocks = new ArrayList<>();
    collect(text, holders, blocks);
    return blocks;
  }

  private static void collect(Element element, Set<Element> holders, List<Block> blocks) {
    List<Node> run = new ArrayList<>();
    for (Node child : element.childNodes()) {
      boolean holder = holders.contains(child);
      if (holder || (child instanceof Element e && e.isBlock())) {
        add(run, blocks);
        run = new ArrayList<>();
        if (holder) {
          collect((Element) child, holders, blocks);
        } else {
          add(List.of(child), blocks);
        }
      } else {
        run.add(child);
      }
    }
    add(run, blocks);
  }

  private static void add(List<Node> nodes, List<Block> blocks) {
    StringBuilder words = new StringBuilder();
    nodes.forEach(node ->
        node.traverse((n, depth) -> {
          if (n instanceof TextNode text) {
            words.append(text.getWholeText());
          } else if (n.nameIs("br")) {
            words.append(' ');
          }
        }));
    String text = SPACE.matcher(words).replaceAll(" ").strip();
    if (!text.isEmpty()) {
      blocks.add(new Block(List.copyOf(nodes), text));
    }
  }

  boolean heading() {
    return nodes.size() == 1 && HEADINGS.contains(nodes.getFirst().nodeName());
  }

  List<Element> links() {
    return nodes.stream()
        .filter(Element.class::isInstance)
        .flatMap(n -> ((Element) n).select("a[href]").stream())
        .toList();
  }

  /// Share of its text that lies in links, from 0 to 1.
  double linked() {
    return links().stream().mapToInt(a -> a.text().length()).sum() / (double) text.length();
  }

  int words() {
    return SPACE.split(text).length;
  }

  void remove() {
    nodes.forEach(Node::remove);
  }
}
