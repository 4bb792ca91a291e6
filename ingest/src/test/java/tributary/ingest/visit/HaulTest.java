package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.feed.Feed.FullText;
import tributary.events.item.RawItem;
import tributary.ingest.fetch.TestHost;

class HaulTest {
  private static final int ALL = 250;

  private final Newsroom room = new Newsroom();
  private final AtomicInteger fetched = new AtomicInteger();

  @AfterEach
  void end() {
    room.close();
  }

  private String entries(String more) {
    return IntStream.range(0, ALL).mapToObj(i -> entry(i, more)).collect(Collectors.joining());
  }

  /// Number 0 is the oldest.
  private String entry(int number, String more) {
    Instant date = room.now().minusSeconds(3600L * (ALL - number));
    return "<item><guid>%1$d</guid><title>Number %1$d</title><link>%2$s</link>"
            .formatted(number, room.host().at("/page"))
        + "<pubDate>%s</pubDate>"
            .formatted(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)))
        + "<description>Short "
        + number
        + "</description>"
        + more
        + "</item>";
  }

  private void servePages(String text) {
    host("/page", "<html><body><article><p>%s</p></article></body></html>".formatted(text));
  }

  private void host(String path, String body) {
    room.host()
        .serve(
            path,
            exchange -> {
              fetched.incrementAndGet();
              TestHost.answer(exchange, 200, Map.of("Content-Type", "text/html"), body);
            });
  }

  @Test
  void aFeedOfManyPagesComesInParts() throws InterruptedException {
    room.fullText(FullText.ALWAYS);
    servePages("A sentence of an article, with some words in it. ".repeat(20));

    List<RawItem> first = room.visit(entries(""));
    assertThat(first).hasSize(Haul.MOST_FETCHED);
    assertThat(first.getLast().title()).isEqualTo("Number " + (ALL - 1));
    assertThat(first.getFirst().title()).isEqualTo("Number " + (ALL - Haul.MOST_FETCHED));
    assertThat(room.status().nextVisit()).isEqualTo(room.now().plus(Haul.REST));

    List<RawItem> rest = new ArrayList<>(room.again());
    rest.addAll(room.again());
    assertThat(rest).hasSize(ALL - Haul.MOST_FETCHED);
    assertThat(room.ids()).hasSize(ALL);
    assertThat(fetched).hasValue(ALL);
    assertThat(room.again()).isEmpty();
    assertThat(room.lastAnswer()).isEqualTo(304);
    assertThat(room.status().nextVisit()).isAfter(room.now().plus(Haul.REST));
  }

  @Test
  void whatNeedsNoFetchingComesAtOnce() throws InterruptedException {
    room.fullText(FullText.NEVER);

    assertThat(room.visit(entries(""))).hasSize(ALL);
    assertThat(room.status().nextVisit()).isAfter(room.now().plus(Haul.REST));
  }

  @Test
  void fewLongTranscriptsFillAVisit() throws InterruptedException {
    String much = "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "word ".repeat(400_000);
    host("/t.vtt", much);
    String more =
        "<enclosure url='http://o.example/a.mp3' type='audio/mpeg'/>"
            + "<podcast:transcript url='%s' type='text/vtt'/>".formatted(room.host().at("/t.vtt"));

    List<RawItem> first = room.visit(entries(more));

    assertThat(first.size()).isBetween(8, 12);
    assertThat(fetched).hasValue(first.size());
  }
}
