package tributary.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageLinksTest {
  private static final URI AT = URI.create("https://www.a.example/blog/post");

  private static List<String> of(String html) {
    return PageLinks.of(html, AT, List.of()).stream()
        .map(candidate -> candidate.source() + " " + candidate.url())
        .toList();
  }

  @Test
  void takesAllSortsInThePagesOrderAndCommentsLast() {
    assertThat(
            of(
                """
                <link rel="alternate" type="application/rss+xml" title="Comments on this" href="/comments/feed/">
                <link rel="Alternate home" type="application/atom+xml; charset=utf-8" href="//b.example/atom">
                <link rel=alternate type=application/feed+json href=feed.json>
                <link rel="feed" href="/all.xml">
                <link rel="alternate" type="application/rss+xml" href="feed:https://a.example/x">
                """))
        .containsExactly(
            "NAMED https://b.example/atom",
            "NAMED https://www.a.example/blog/feed.json",
            "NAMED https://www.a.example/all.xml",
            "NAMED https://a.example/x",
            "COMMENTS https://www.a.example/comments/feed/");
  }

  @Test
  void leavesOtherAlternatesAlone() {
    assertThat(
            of(
                """
                <link rel="alternate" hreflang="de" href="/de/feed">
                <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
                <link rel="alternate" type="application/json+oembed" href="/oembed?format=json">
                <link rel="alternate stylesheet" type="text/css" href="/feed.css">
                <link rel="stylesheet" type="application/rss+xml" href="/style">
                <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
                <link rel="alternate" type="application/rss+xml" href="">
                """))
        .isEmpty();
  }

  @Test
  void heedsTheBaseOfThePage() {
    assertThat(
            of(
                """
                <head><base href="https://cdn.a.example/x/">
                <link rel="alternate" type="application/rss+xml" href="rss.xml"></head>
                """))
        .containsExactly("NAMED https://cdn.a.example/x/rss.xml");
  }

  @Test
  void findsLinksThatLookLikeFeedsButNotThoseOfStrangers() {
    assertThat(
            of(
                """
                <a href="/about">About</a> <a href="/news/index.xml">News</a> <a href="/?feed=rss2">All</a>
                <a href="https://other.example/feed">what others write</a>
                <a href="https://feeds.other.example/mine">RSS</a> <a href="/feedback">Feedback</a>
                <a href="/seedfeed">x</a> <a href="/comments/feed">c</a>
                """))
        .containsExactly(
            "LINKED https://www.a.example/news/index.xml",
            "LINKED https://www.a.example/?feed=rss2",
            "LINKED https://feeds.other.example/mine");
  }

  @Test
  void readsLinkHeadersAsHostsWriteThem() {
    assertThat(
            PageLinks.of(
                "",
                AT,
                List.of(
                    "</a,b>; rel=\"next\", </feed.json>; REL=\"alternate\"; type=application/feed+json;"
                        + " title=\"All, and \\\"more\\\"\"",
                    "<rss>;rel=alternate;type=\"application/rss+xml\"",
                    "nonsense",
                    "<")))
        .extracting(candidate -> candidate.title() + " " + candidate.url())
        .containsExactly(
            "All, and \"more\" https://www.a.example/feed.json",
            "null https://www.a.example/blog/rss");
  }

  @Test
  void aPageOfAThousandFeedsIsHeldToAFew() {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      page.append("<link rel=alternate type=application/rss+xml href=/tag/").append(i).append(">");
    }
    assertThat(of(page.toString())).hasSize(40);
  }
}
