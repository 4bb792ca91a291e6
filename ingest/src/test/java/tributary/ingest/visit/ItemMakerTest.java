package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.item.Dates;
import tributary.events.item.Place;
import tributary.events.item.RawItem;

class ItemMakerTest {
  private final Newsroom room = new Newsroom();

  @AfterEach
  void end() {
    room.close();
  }

  private RawItem read(String date) throws InterruptedException {
    room.host()
        .serve(
            "/page",
            200,
            Map.of("Content-Type", "text/html"),
            "<html><head><meta property='article:published_time' content='2026-03-11T10:00:00Z'>"
                + "</head><body><article><h1>Head</h1><p>"
                + "A sentence of an article, with some words in it. ".repeat(20)
                + "</p></article></body></html>");
    return room.visit(
            "<item><guid>1</guid><title>Head</title><link>%s</link>"
                    .formatted(room.host().at("/page"))
                + date
                + "<description>Short…</description></item>")
        .getFirst();
  }

  @Test
  void takesThePagesDateWhereTheFeedGivesNone() throws InterruptedException {
    Dates dates = read("").dates();

    assertThat(dates.published()).isEqualTo(Instant.parse("2026-03-11T10:00:00Z"));
    assertThat(dates.provenance()).isEqualTo("page, article:published_time, ISO 8601");
  }

  @Test
  void theFeedsOwnDateIsBelieved() throws InterruptedException {
    Dates dates = read("<pubDate>Thu, 12 Mar 2026 09:00:00 GMT</pubDate>").dates();

    assertThat(dates.published()).isEqualTo(Instant.parse("2026-03-12T09:00:00Z"));
    assertThat(dates.provenance()).startsWith("pubDate");
  }

  @Test
  void passesOnAllThatTheEntrySays() throws InterruptedException {
    String much = "c".repeat(10_000);
    StringBuilder categories = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      categories.append("<category>").append(i).append(much).append("</category>");
    }

    RawItem item =
        room.visit(
                "<item xmlns:thr='http://purl.org/syndication/thread/1.0'"
                    + " xmlns:georss='http://www.georss.org/georss'><guid>1</guid><title>T</title>"
                    + "<podcast:season>3</podcast:season><podcast:episode>7</podcast:episode>"
                    + "<thr:in-reply-to ref='tag:o.example,2026:0'/>"
                    + "<georss:point>45.5 -71.25</georss:point>"
                    + "<description>Words.</description>"
                    + categories
                    + "</item>")
            .getFirst();

    assertThat(item.episode()).isNotNull();
    assertThat(item.episode().season()).isEqualTo(3);
    assertThat(item.reply()).isNotNull();
    assertThat(item.reply().to()).isEqualTo("tag:o.example,2026:0");
    assertThat(item.place()).isEqualTo(new Place(45.5, -71.25));
    assertThat(item.categories()).hasSizeLessThanOrEqualTo(100).isNotEmpty();
    assertThat(item.categories()).allSatisfy(c -> assertThat(c.length()).isLessThan(1001));
  }
}
