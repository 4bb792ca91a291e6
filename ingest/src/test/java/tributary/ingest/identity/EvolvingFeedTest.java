package tributary.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.feed.FeedStatus.Seen;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.Reading;

/// A feed over fifty visits: its outlet edits, reorders, drops, brings back and renames its
/// entries.
class EvolvingFeedTest {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  private static final Duration PAUSE = Duration.ofHours(7);

  /// A true item, as its outlet has it. `number` stands in its title and tells it for sure.
  private static final class Truth {
    final int number;
    final Instant date;
    String guid;
    String scheme = "http";
    String guidScheme = "http";
    int text;
    boolean shown = true;

    Truth(int number, Instant date) {
      this.number = number;
      this.date = date;
      this.guid = "post-" + number;
    }
  }

  /// How an outlet behaves.
  ///
  /// @param guids whether each fetch gives new ones
  /// @param dates whether each fetch gives new ones
  /// @param permalinks whether guids are links
  /// @param page whether all entries link to one page
  private record Habits(boolean guids, boolean dates, boolean permalinks, boolean page) {}

  private final Map<String, Seen> memory = new HashMap<>();
  private final Map<String, Set<String>> idsOfItem = new HashMap<>();
  private final Map<String, String> latest = new HashMap<>();
  private final Map<String, List<Instant>> versions = new HashMap<>();

  private static String entry(Truth t, Habits habits, Random random, Instant now) {
    String path = habits.page ? "/show" : "/posts/" + t.number;
    String noise = random.nextBoolean() ? "?utm_source=rss&utm_term=" + random.nextInt() : "";
    String link = t.scheme + "://" + (random.nextBoolean() ? "www." : "") + "o.example" + path;
    String guid = habits.permalinks && !habits.page ? t.guidScheme + "://o.example" + path : t.guid;
    return "<item><title>Post number %d</title><guid isPermaLink='false'>%s</guid>"
            .formatted(t.number, habits.guids ? "g" + random.nextLong() : guid)
        + "<link>%s</link>"
            .formatted(link + noise + (noise.isEmpty() && random.nextBoolean() ? "/" : ""))
        + "<pubDate>%s</pubDate>".formatted(habits.dates ? now : t.date)
        + "<description>&lt;p>Text %d of %d.&lt;img width='1' src='http://t.example/%d'>"
            .formatted(t.text, t.number, random.nextInt())
        + " &lt;i>%d comments&lt;/i>&lt;/p></description></item>".formatted(random.nextInt(99));
  }

  private void visit(List<String> entries, Instant now) {
    String xml =
        "<rss version='2.0'><channel><title>O</title>"
            + String.join("", entries)
            + "</channel></rss>";
    Reading<SourceFeed> read =
        FeedReader.read(
            xml.getBytes(StandardCharsets.UTF_8), URI.create("http://o.example/feed"), null, true);
    SourceFeed feed = ((Reading.Read<SourceFeed>) read).value();
    Found found = Found.in(feed.entries(), memory, now);
    memory.clear();
    memory.putAll(found.remembered());
    for (Newcomer n : found.newcomers()) {
      Instant first = n.firstSeen() == null ? now : n.firstSeen();
      Instant revised = n.firstSeen() == null ? null : now;
      String print = n.entry().fingerprint();
      Seen seen = new Seen(n.item("f"), print, first, n.version(), revised, n.aliases(), false);
      memory.put(n.identity(), seen);
      String title = n.entry().heading();
      idsOfItem.computeIfAbsent(title, _ -> new HashSet<>()).add(n.item("f"));
      latest.put(title, n.entry().summary());
      versions.computeIfAbsent(n.item("f"), _ -> new ArrayList<>()).add(now);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyItemKeepsItsIdAndEndsInItsLatestText(long seed) {
    Random random = new Random(seed);
    boolean permalinks = random.nextBoolean();
    Habits habits =
        new Habits(seed % 4 == 0, seed % 6 == 0, permalinks, seed % 5 == 0 && seed % 6 > 0);
    List<Truth> truths = new ArrayList<>();
    int edits = 0;
    Instant now = START;
    for (int visit = 0; visit < 50; visit++, now = now.plus(PAUSE)) {
      for (int i = random.nextInt(3); i > 0; i--) {
        truths.add(new Truth(truths.size(), now.minusSeconds(random.nextInt(3600))));
      }
      for (Truth t : truths) {
        edits += evolve(t, random, visit);
      }
      visit(document(truths, habits, random, now), now);
    }
    truths.forEach(t -> t.shown = true);
    for (int rest = 0; rest < 2; rest++, now = now.plus(Found.EDITS)) {
      visit(document(truths, habits, random, now), now);
    }

    assertThat(edits).isPositive();
    assertThat(idsOfItem).hasSameSizeAs(truths);
    for (Truth t : truths) {
      String title = "Post number " + t.number;
      assertThat(idsOfItem.get(title)).as(title).hasSize(1);
      assertThat(latest.get(title)).as(title).contains("Text " + t.text + " of " + t.number + ".");
    }
    assertThat(versions).hasSameSizeAs(truths);
    assertThat(versions.values().stream().mapToInt(v -> v.size() - 1).sum())
        .isLessThanOrEqualTo(edits);
    versions.values().forEach(EvolvingFeedTest::atMostOneEditADay);
  }

  private static int evolve(Truth t, Random random, int visit) {
    t.shown = random.nextInt(8) > 0;
    if (random.nextInt(20) == 0) {
      t.scheme = "https";
    }
    if (random.nextInt(20) == 0) {
      t.guidScheme = "https";
    }
    if (random.nextInt(25) == 0) {
      t.guid = "changed-" + t.number + "-" + visit;
    }
    boolean edit = random.nextInt(15) == 0;
    t.text += edit ? 1 : 0;
    return edit ? 1 : 0;
  }

  private static List<String> document(
      List<Truth> truths, Habits habits, Random random, Instant now) {
    List<String> entries = new ArrayList<>();
    for (Truth t : truths) {
      if (t.shown) {
        entries.add(entry(t, habits, random, now));
      }
    }
    Collections.shuffle(entries, random);
    return entries;
  }

  private static void atMostOneEditADay(List<Instant> stamps) {
    for (int i = 2; i < stamps.size(); i++) {
      assertThat(Duration.between(stamps.get(i - 1), stamps.get(i)))
          .isGreaterThanOrEqualTo(Found.EDITS);
    }
  }

  @Test
  void isTheSameForTheSameFeed() {
    everyItemKeepsItsIdAndEndsInItsLatestText(3);
    Map<String, Set<String>> once = Map.copyOf(idsOfItem);
    memory.clear();
    idsOfItem.clear();
    versions.clear();
    everyItemKeepsItsIdAndEndsInItsLatestText(3);
    assertThat(idsOfItem).isEqualTo(once);
  }
}
