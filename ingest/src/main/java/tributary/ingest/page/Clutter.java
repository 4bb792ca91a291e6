package tributary.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/// What stands around and between an article's paragraphs and is no part of it, told by its tag and
/// by what the page's author called it: menus, captions, share buttons, related stories, comments.
/// Whatever it is called, what holds the page's running text stays.
final class Clutter {
  private static final Set<String> TAGS =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "iframe",
          "object",
          "embed",
          "nav",
          "aside",
          "footer",
          "button",
          "form",
          "figcaption",
          "dialog",
          "select",
          "textarea",
          "input");
  private static final Set<String> WORDS =
      Set.of(
          "ad",
          "ads",
          "recirc",
          "trending",
          "popular",
          "teaser",
          "teasers",
          "addtoany",
          "replies",
          "signup",
          "paywall",
          "cookie",
          "cookies",
          "consent",
          "gdpr",
          "credit",
          "credits",
          "byline",
          "bylines",
          "author",
          "authors",
          "dateline",
          "timestamp",
          "pubdate",
          "menu",
          "nav",
          "navbar",
          "navigation",
          "pagination",
          "pager",
          "sidebar",
          "footer",
          "tags",
          "tagcloud",
          "meta",
          "metadata",
          "rollover",
          "tooltip",
          "popup",
          "modal",
          "noprint",
          "copyright",
          "disclaimer",
          "gallery",
          "slideshow",
          "carousel",
          "visuallyhidden",
          "imagecaption",
          "photocaption");
  private static final List<String> BEGINNINGS =
      List.of(
          "advert",
          "sponsor",
          "promo",
          "outbrain",
          "taboola",
          "related",
          "recommend",
          "share",
          "sharing",
          "social",
          "sociable",
          "comment",
          "disqus",
          "newsletter",
          "subscri",
          "caption",
          "breadcrumb");
  private static final Set<String> HIDDEN =
      Set.of("hidden", "hide", "sr-only", "visually-hidden", "d-none", "screen-reader-text");
  private static final Set<String> ITEM_FACTS =
      Set.of(
          "publisher",
          "author",
          "image",
          "datePublished",
          "dateModified",
          "headline",
          "alternativeHeadline",
          "mainEntityOfPage");
  private static final Set<String> NEVER = Set.of("html", "body", "article", "main", "h1", "a");

  private final Marks marks = new Marks(WORDS, BEGINNINGS);
  private final Set<Element> kept = new HashSet<>();
  private final @Nullable Element anchor;
  private final int cardAtMost;

  private Clutter(Document page) {
    this.anchor = Prose.anchor(page.body());
    for (Element e = anchor; e != null; e = e.parent()) {
      kept.add(e);
    }
    this.cardAtMost = anchor == null ? 0 : Prose.in(anchor) / 4;
  }

  static void clear(Document page) {
    Clutter clutter = new Clutter(page);
    List<Element> found = new ArrayList<>();
    NodeTraversor.filter(clutter.into(found), page.body());
    found.forEach(Node::remove);
    clutter.kept.stream().filter(clutter::named).forEach(Clutter::unname);
  }

  /// So that the next to look at it is not misled by its name.
  private static void unname(Element element) {
    element.removeAttr("class").removeAttr("id").removeAttr("role");
  }

  private NodeFilter into(List<Element> found) {
    return (node, depth) -> {
      if (node instanceof Element e && !kept.contains(e) && is(e)) {
        found.add(e);
        return NodeFilter.FilterResult.SKIP_ENTIRELY;
      }
      return NodeFilter.FilterResult.CONTINUE;
    };
  }

  private boolean is(Element e) {
    return TAGS.contains(e.normalName()) || hidden(e) || named(e) || card(e);
  }

  private static boolean hidden(Element e) {
    if (e.hasAttr("hidden") || e.attr("aria-hidden").equals("true")) {
      return true;
    }
    String style = e.attr("style");
    if (!style.isEmpty() && style.replace(" ", "").contains("display:none")) {
      return true;
    }
    return e.hasAttr("class") && e.classNames().stream().anyMatch(HIDDEN::contains);
  }

  private boolean named(Element e) {
    return !NEVER.contains(e.normalName())
        && (marks.on(e) || ITEM_FACTS.contains(e.attr("itemprop")));
  }

  /// A further article that is short beside the page's own: it invites to another page.
  private boolean card(Element e) {
    return e.nameIs("article")
        && anchor != null
        && !e.parents().contains(anchor)
        && Prose.in(e) < cardAtMost;
  }
}
