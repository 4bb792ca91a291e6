package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.item.Dates;
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
            "<item><guid>1</guid><title>Head</title><link>%s</link>".formatted(room.host().at("/page"))
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
}
