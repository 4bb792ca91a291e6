package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.item.RawItem;

class IdentityTest {
  private static final String MONDAY = "Mon, 09 Mar 2026 08:00:00 GMT";
  private static final String TUESDAY = "Tue, 10 Mar 2026 08:00:00 GMT";

  private final Newsroom room = new Newsroom();

  @AfterEach
  void end() {
    room.close();
  }

  /// An entry in short: a part that is empty is left out.
  private static String entry(String guid, String link, String title, String date) {
    return "<item>"
        + tag("guid", guid)
        + tag("link", link)
        + tag("title", title)
        + tag("pubDate", date)
        + "<description>What "
        + title
        + " says.</description></item>";
  }

  private static String tag(String name, String value) {
    return value.isEmpty() ? "" : "<%1$s>%2$s</%1$s>".formatted(name, value);
  }

  /// Both documents in turn: what the second brings that the first had not.
  private List<RawItem> after(String first, String second) throws InterruptedException {
    room.visit(first);
    return room.visit(second);
  }

  @Test
  void knowsAnEntryThatWasGivenAnotherGuid() throws InterruptedException {
    assertThat(
            after(
                entry("a", "http://o.example/1", "One", MONDAY),
                entry("b", "http://o.example/1", "One", MONDAY)))
        .isEmpty();
    assertThat(room.visit(entry("c", "http://o.example/other", "One", MONDAY))).isEmpty();
    assertThat(room.visit(entry("d", "http://o.example/other", "One, renamed", MONDAY)))
        .singleElement()
        .satisfies(i -> assertThat(i.version()).isEqualTo(2));
  }

  @Test
  void knowsAnAddressInAnyDress() throws InterruptedException {
    String plain = "http://www.o.example/news/1/";
    room.visit(entry("", plain, "One", ""));
    for (String dressed :
        List.of(
            "https://www.o.example/news/1/",
            "http://o.example/news/1",
            "https://o.example:443/news/1?utm_source=rss&amp;fbclid=3",
            "http://O.example:80/news/1/#utm_medium=feed",
            "https://o.example/news/1;jsessionid=12AB",
            "http://o.example/news/1?PHPSESSID=77")) {
      assertThat(room.visit(entry("", dressed, "One", ""))).as(dressed).isEmpty();
    }
    assertThat(room.visit(entry("", "http://o.example/news/1?page=2", "Two", ""))).hasSize(1);
  }

  @Test
  void knowsAPermalinkOfAnotherScheme() throws InterruptedException {
    assertThat(
            after(
                entry("http://o.example/?p=7", "http://o.example/?p=7", "One", ""),
                entry("https://o.example/?p=7", "https://o.example/one", "Renamed", "")))
        .singleElement()
        .satisfies(i -> assertThat(i.version()).isEqualTo(2));
  }

  @Test
  void guidsThatChangeAtEveryFetchBringNothingAgain() throws InterruptedException {
    for (int fetch = 0; fetch < 5; fetch++) {
      List<RawItem> brought =
          room.visit(
              entry("g" + fetch, "http://o.example/1", "One", MONDAY)
                  + entry("h" + fetch, "http://o.example/2", "Two", MONDAY)
                  + entry("i" + fetch, "", "Without a link", TUESDAY)
                  + entry("j" + fetch, "http://o.example/same", "Twice", TUESDAY)
                  + entry("k" + fetch, "http://o.example/same", "Twice", TUESDAY));
      assertThat(brought).as("fetch " + fetch).hasSize(fetch == 0 ? 5 : 0);
    }
  }

  @Test
  void oneGuidForAllNamesNone() throws InterruptedException {
    String one = entry("x", "http://o.example/1", "One", MONDAY);
    String two = entry("x", "http://o.example/2", "Two", MONDAY);
    String three = entry("x", "", "Three", TUESDAY);
    String four = entry("x", "", "Four", TUESDAY);
    assertThat(room.visit(one + two + three + four)).hasSize(4);
    assertThat(room.visit(four + two)).isEmpty();
    assertThat(room.visit(three + entry("x", "http://o.example/5", "Five", TUESDAY) + one))
        .extracting(RawItem::title)
        .containsExactly("Five");
  }

  @Test
  void oneGuidForWhateverIsShownNamesNone() throws InterruptedException {
    assertThat(
            after(
                entry("latest", "http://o.example/1", "One", MONDAY),
                entry("latest", "http://o.example/2", "Two", TUESDAY)))
        .singleElement()
        .satisfies(i -> assertThat(i.version()).isEqualTo(1));
    assertThat(room.ids()).hasSize(2);
  }

  @Test
  void keepsApartWhatOnlyShares() throws InterruptedException {
    // a title, week by week
    room.visit(entry("w1", "http://o.example/w1", "Open thread", MONDAY));
    room.visit(entry("w2", "http://o.example/w2", "Open thread", TUESDAY));
    room.visit(entry("", "http://o.example/", "Weekly notes", MONDAY));
    room.visit(entry("", "http://o.example/", "Weekly notes", TUESDAY).replace("What", "More"));
    // a minute
    room.visit(
        entry("m1", "http://o.example/m1", "First", MONDAY)
            + entry("m2", "http://o.example/m2", "Second", MONDAY));
    // a fragment of one page
    room.visit(entry("", "http://o.example/changes#v1", "Version 1", ""));
    room.visit(entry("", "http://o.example/changes#v2", "Version 2", ""));

    assertThat(room.ids()).hasSize(8);
  }

  @Test
  void episodesOfOnePageAreThemselves() throws InterruptedException {
    String page = "http://show.example/listen";
    room.visit(entry("e1", page, "Pilot", MONDAY) + entry("e2", page, "Second", TUESDAY));
    assertThat(room.visit(entry("e3", page, "Third", "Wed, 11 Mar 2026 08:00:00 GMT"))).hasSize(1);
    assertThat(room.visit(entry("new-1", page, "Pilot", MONDAY))).isEmpty();
    assertThat(room.ids()).hasSize(3);
  }

  @Test
  void newDatesAndNewOrderAreNothingNew() throws InterruptedException {
    String one = entry("1", "http://o.example/1", "One", MONDAY);
    String two = entry("2", "http://o.example/2", "Two", MONDAY);
    room.visit(one + two);
    assertThat(room.visit(two.replace(MONDAY, TUESDAY) + one.replace(MONDAY, TUESDAY))).isEmpty();
    assertThat(room.visit("")).isEmpty();
    assertThat(room.visit(two + one)).isEmpty();
  }

  @Test
  void anEntryWithoutAnyNameGoesByWhatItSays() throws InterruptedException {
    String untitled = "<item><description>The first remark.</description></item>";
    String other = "<item><description>The second remark.</description></item>";
    assertThat(room.visit(untitled + other)).hasSize(2);
    assertThat(room.visit(other + untitled + untitled)).isEmpty();
  }

  @Test
  void takesAnyGuid() throws InterruptedException {
    String entries =
        entry("   ", "http://o.example/1", "Spaces", MONDAY)
            + entry("a\u0000b", "http://o.example/2", "Nul", MONDAY)
            + entry("y".repeat(500_000), "http://o.example/3", "Long", MONDAY)
            + entry("é".repeat(3000), "http://o.example/4", "Long too", MONDAY);
    assertThat(room.visit(entries)).hasSize(4);
    assertThat(room.visit(entries)).isEmpty();
  }

  @Test
  void twoFeedsOfOneGuidHaveTwoItems() throws InterruptedException {
    room.visit(entry("1", "http://o.example/1", "One", MONDAY));
    try (Newsroom other = new Newsroom()) {
      other.visit(entry("1", "http://o.example/1", "One", MONDAY));
      assertThat(other.ids()).doesNotContainAnyElementsOf(room.ids());
    }
  }

  @Test
  void noiseIsNoEdit() throws InterruptedException {
    room.visit(said("Words. &lt;img width='1' src='http://t.example/1'>3 comments", "?sid=1"));
    room.visit(said("Words. &lt;img width='1' src='http://t.example/2'>14 comments", ""));
    assertThat(room.visit(said("&lt;b>Words.&lt;/b> 5 comments", "?utm_source=x"))).isEmpty();
    assertThat(room.visit(said("Words. &lt;a href='http://p.example/a'>5 comments&lt;/a>", "")))
        .hasSize(1);
  }

  private static String said(String html, String query) {
    String link = query.contains("sid") ? "" : query;
    return "<item><guid>1</guid><link>http://o.example/1%s</link><title>T</title>".formatted(link)
        + "<description>"
        + html
        + "</description></item>";
  }

  @Test
  void bringsAnEditADayAndTheLatestWinsThoughTheDocumentIsUnchanged() throws InterruptedException {
    for (int fetch = 0; fetch < 5; fetch++, room.pass(Duration.ofHours(2))) {
      int versions = room.visit(said("Text " + fetch, "")).size();
      assertThat(versions).as("fetch " + fetch).isEqualTo(fetch < 2 ? 1 : 0);
    }
    assertThat(room.again()).as("not yet").isEmpty();
    room.pass(Duration.ofDays(1));

    assertThat(room.again())
        .singleElement()
        .satisfies(i -> {
          assertThat(i.version()).isEqualTo(3);
          assertThat(i.summary()).isEqualTo("Text 4");
        });
    assertThat(room.again()).isEmpty();
    assertThat(room.lastAnswer()).isEqualTo(304);
  }

  @Test
  void aMovedFeedBringsNothingAgain() throws InterruptedException {
    String here = entry("http://o.example/1", "http://o.example/1", "One", MONDAY);
    room.visit(here);
    room.move();
    assertThat(room.visit(here.replace("http://o.example", "https://blog.new.example"))).isEmpty();
  }

  @Test
  void knowsItemsThatWereRememberedBeforeThereWereAliases() throws InterruptedException {
    room.visit(
        entry("http://o.example/1", "http://o.example/1", "One", MONDAY)
            + entry("", "http://o.example/2", "Two", MONDAY)
            + entry("g", "http://o.example/3", "Three", MONDAY)
            + entry("g", "http://o.example/4", "Four", MONDAY)
            + entry("", "", "Five", MONDAY)
            + entry("z".repeat(300), "http://o.example/6", "Six", MONDAY));
    room.forgetAliases();

    assertThat(
            room.visit(
                entry("https://o.example/1", "https://o.example/1", "One", TUESDAY)
                    + entry("", "https://o.example/2/", "Two", TUESDAY)
                    + entry("g", "https://o.example/3", "Three", MONDAY)
                    + entry("", "", "Five", MONDAY)
                    + entry("z".repeat(300), "http://o.example/6", "Six", MONDAY)))
        .isEmpty();
    assertThat(room.visit(entry("new", "https://o.example/2", "Two", TUESDAY))).isEmpty();
  }

  @Test
  void whatIsRememberedOfAFullFeedFitsItsRecord() throws InterruptedException {
    for (int fetch = 0; fetch < 3; fetch++) {
      String dress = "新".repeat(190) + fetch;
      room.visit(
          IntStream.range(0, 2000)
              .mapToObj(i -> entry(dress + i, "http://o.example/" + dress + i, "T" + i, MONDAY))
              .reduce("", String::concat));
    }
    assertThat(room.statusBytes()).isBetween(1_000_000, 3_000_000);
  }
}
