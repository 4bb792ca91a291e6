package tributary.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tributary.app.lab.LabelledEpisode;
import tributary.enrich.chapter.Chapters;
import tributary.enrich.chapter.Unit;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normaliser;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;
import tributary.events.item.Utterance;

/// How many hours of speech are divided in a second of a processor, titles and summaries included,
/// and what six hours at once need.
public final class ChaptersSpeed {
  private static final int WORDS_IN_TWO_SECONDS = 5;
  private static final double HOUR = 3600;
  private static final int SIX_HOURS = 6 * 3600;
  private static final double SECOND = 1e9;

  private ChaptersSpeed() {}

  /// @param args JSON Lines with `episode`, `segments`; then, if wanted, `on` for meaning too
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: ChaptersSpeed FILE.jsonl [on|off]");
      System.exit(2);
    }
    boolean meant = args.length > 1 && args[1].equals("on");
    List<Draft> drafts = new ArrayList<>();
    List<Utterance> all = new ArrayList<>();
    for (LabelledEpisode episode : LabelledEpisode.read(Path.of(args[0])).episodes()) {
      drafts.add(draft(episode.id(), said(episode.units(), 0)));
      if (end(all) < SIX_HOURS) {
        all.addAll(said(episode.units(), end(all)));
      }
    }
    List<Draft> few = drafts.subList(0, Math.min(5, drafts.size()));
    few.forEach(draft -> divide(draft, meant)); // warm
    print("episodes of an hour", meant ? few : drafts, meant);
    print("an episode of six", List.of(draft("six", all)), meant);
  }

  private static void print(String what, List<Draft> drafts, boolean meant) {
    long before = cpu();
    drafts.forEach(draft -> divide(draft, meant));
    double seconds = (cpu() - before) / SECOND;
    double hours = drafts.stream().mapToInt(ChaptersSpeed::length).sum() / HOUR;
    System.out.printf(
        "%s, embedding %s: %.1f hours in %.1f s of a processor, %.1f hours a second%n",
        what, meant ? "on" : "off", hours, seconds, hours / seconds);
    Runtime runtime = Runtime.getRuntime();
    System.out.printf("heap in use %d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private static void divide(Draft draft, boolean meant) {
    Chapters chapters = Chapters.bundled();
    Draft divided =
        meant ? chapters.divided(draft, MiniLm.shared()::embed) : chapters.divided(draft);
    if (divided.sections().isEmpty()) {
      System.err.println("undivided: " + draft.id());
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static int length(Draft draft) {
    Integer last = draft.sentences().getLast().second();
    return last == null ? 0 : last;
  }

  private static int end(List<Utterance> said) {
    return said.isEmpty() ? 0 : said.getLast().start();
  }

  /// As they speak: a hundred and fifty words a minute.
  private static List<Utterance> said(List<Unit> units, int from) {
    List<Utterance> said = new ArrayList<>();
    double at = from;
    for (Unit unit : units) {
      said.add(new Utterance((int) at, unit.voice(), unit.text()));
      at += unit.text().split(" ", -1).length * 2.0 / WORDS_IN_TWO_SECONDS;
    }
    return said;
  }

  private static Draft draft(String id, List<Utterance> said) {
    Instant seen = Instant.parse("2026-01-05T00:00:00Z");
    return new Normaliser()
        .normalise(
            new RawItem(
                id,
                1,
                Kind.PODCAST,
                new Origin("show", "show", null),
                id,
                null,
                id,
                null,
                null,
                new Dates(seen, "line", null, null, seen),
                List.of(),
                List.of(),
                "en",
                null,
                List.of(),
                null,
                List.of(),
                said,
                null,
                null,
                null,
                false));
  }
}
