package tributary.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import tributary.events.item.Chapter;
import tributary.events.item.Dates;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;

/// Made-up items of three days in which stories are merged, and what came of it merged again; in
/// which series have numbers, texts are copied, outlets tell two events, episodes have chapters on
/// several, and items are edited, some after their story was merged. The same on every machine.
public final class MergingWeek {
  /// How long it lasts, from Monday morning.
  public static final int HOURS = 72;

  /// By which its stories are merged, whatever the thresholds of the house.
  public static final EnrichConfig CONFIG = config();

  /// Each of four events that turn out to be one, or nearly so.
  private static final int GROUPS = 5;

  private static final String[] SYLLABLES =
      "ba de fi go lu ma ne pi ro su ta ve wi xo zu ka".split(" ");

  private MergingWeek() {}

  private static EnrichConfig config() {
    EnrichConfig own = EnrichConfig.defaults();
    return new EnrichConfig(
        EnrichConfig.Switch.OFF,
        own.window(),
        own.storyOpen(),
        280,
        280,
        250,
        950,
        own.pairFloor(),
        own.candidatesPerKey(),
        own.threads());
  }

  /// The items in order of their stamps, edits among them.
  public static List<RawItem> items() {
    List<RawItem> items = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      items.addAll(group(group));
    }
    items.add(show("noon", 1, 6));
    items.add(show("dusk", 6, 9, 14));
    items.sort(Comparator.comparing(MergingWeek::stamp).thenComparing(RawItem::id));
    return items;
  }

  /// When a version was first seen: an edit when it was made.
  public static Instant stamp(RawItem item) {
    return Objects.requireNonNullElse(item.dates().updated(), item.dates().firstSeen());
  }

  /// Four events by two outlets each; then items that tell two of them, and some that tell all.
  private static List<RawItem> group(int group) {
    List<RawItem> items = new ArrayList<>();
    int event = group * 4;
    int begin = group * 90;
    for (int e = 0; e < 4; e++) {
      String series = group % 4 == 3 ? ", week " + (40 + e) : "";
      items.add(tell(group, "a" + e, begin + 7 * e, series, event + e));
      items.add(tell(group, "b" + e, begin + 40 + 11 * e, series, event + e));
    }
    RawItem first = items.getFirst();
    items.add(
        RawItems.post("mirror" + group, begin + 90, first.title(), "As told in other places."));
    String outlet = group % 4 == 2 ? "a0g" + group : "c";
    items.add(tell(group, outlet, begin + 600, "", event, event + 1));
    items.add(tell(group, "d", begin + 700, "", event + 2, event + 3));
    items.add(edit(items.get(2), begin + 800));
    for (String last : List.of("e", "f", "g")) {
      int minute = begin + 1200 + 30 * items.size();
      items.add(tell(group, last, minute, "", event, event + 1, event + 2, event + 3));
    }
    items.add(edit(items.get(6), begin + 2100));
    items.add(edit(first, begin + 2200));
    return items;
  }

  private static RawItem tell(int group, String outlet, int minute, String series, int... events) {
    StringBuilder title = new StringBuilder("Now");
    StringBuilder text = new StringBuilder();
    for (int event : events) {
      title.append(' ').append(words(event, 2));
      text.append("The %s %s. ".formatted(words(event, 7), "was shown to all"));
    }
    int own = 1000 + Math.floorMod((outlet + group).hashCode(), 9000);
    text.append("Seen at %s by %s.".formatted(words(500 + group, 4), words(own, 4)));
    return RawItems.post(outlet + "g" + group, minute, title + series, text.toString());
  }

  /// An episode with a chapter on each of some events, before anybody else tells them.
  private static RawItem show(String show, int... events) {
    List<Chapter> chapters = new ArrayList<>();
    List<Utterance> said = new ArrayList<>();
    for (int event : events) {
      int start = 60 + 300 * chapters.size();
      chapters.add(new Chapter(start, "Now " + words(event, 2), null));
      String text = "The %s was shown to all.".formatted(words(event, 7));
      said.add(new Utterance(start + 1, null, text));
    }
    return RawItems.episode(show, "The " + show + " show", "", chapters, said);
  }

  private static RawItem edit(RawItem item, int minute) {
    Instant seen = item.dates().firstSeen();
    Instant now = RawItems.MONDAY.plus(Duration.ofMinutes(minute));
    Dates dates = new Dates(seen, "pubDate", now, null, seen);
    return RawItems.post(
        item.origin().feed(), item.title(), "It was mended by those who wrote it.", dates, 2);
  }

  private static String words(int seed, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int code = seed * 37 + i * 4099;
      words.append(i == 0 ? "" : " ");
      for (int syllable = 0; syllable < 4; syllable++) {
        words.append(SYLLABLES[(code >> (4 * syllable)) & 15]);
      }
    }
    return words.toString();
  }
}
