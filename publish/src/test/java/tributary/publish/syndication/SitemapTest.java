package tributary.publish.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class SitemapTest {
  private static final Instant CHANGED = Instant.parse("2026-11-16T06:00:00.5Z");

  @Test
  void isOneDocumentUpToFiftyThousandAddressesAndAnIndexBeyond() {
    assertThat(new Sitemap(List.of()).parts()).isEqualTo(1);
    assertThat(sitemap(Sitemap.MOST).parts()).isEqualTo(1);

    Sitemap large = sitemap(Sitemap.MOST + 2);

    assertThat(large.parts()).isEqualTo(2);
    Document index = xml(large.index("https://brief.example/sitemap-"));
    assertThat(index.select("sitemapindex > sitemap > loc").eachText())
        .containsExactly(
            "https://brief.example/sitemap-1.xml", "https://brief.example/sitemap-2.xml");
    String first = large.part(1);
    assertThat(first.getBytes(StandardCharsets.UTF_8).length).isLessThan(50 << 20);
    assertThat(xml(first).select("urlset > url")).hasSize(Sitemap.MOST);
    Document second = xml(large.part(2));
    assertThat(second.select("urlset > url > loc").eachText())
        .containsExactly(
            "https://brief.example/stories/50000?a&b", "https://brief.example/stories/50001?a&b");
    assertThat(second.select("lastmod").eachText()).containsOnly("2026-11-16T06:00:00Z");
  }

  private static Sitemap sitemap(int places) {
    return new Sitemap(
        IntStream.range(0, places)
            .mapToObj(
                i -> new Sitemap.Place("https://brief.example/stories/" + i + "?a&b", CHANGED))
            .toList());
  }

  private static Document xml(String text) {
    return Jsoup.parse(text, "", Parser.xmlParser());
  }
}
