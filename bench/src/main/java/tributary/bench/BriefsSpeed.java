package tributary.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tributary.enrich.insight.Briefs;
import tributary.enrich.insight.Sayings;
import tributary.enrich.insight.Voice;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.item.RawItem;

/// What insights and briefs cost: an item's insights and its speech, made once; and the brief of a
/// version of a story that one, three, ten and fifty voices tell, made again for each version.
public final class BriefsSpeed {
  private static final int[] VOICES = {1, 3, 10, 50};
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int ITEMS = 1_000;
  private static final int WARM_ROUNDS = 5;
  private static final long WARM_NANOS = 2_000_000_000L;
  private static final long MEASURED_NANOS = 2_000_000_000L;

  private final Sayings sayings = new Sayings(DocumentFrequencies.bundled());
  private final MadeVoices made = new MadeVoices(sayings);
  private final Briefs briefs = new Briefs(sayings);

  private BriefsSpeed() {}

  /// @param args none
  public static void main(String[] args) {
    new BriefsSpeed().measure();
  }

  /// Nanoseconds that this thread had of a processor: other work on the machine does not count.
  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void measure() {
    List<Draft> drafts = drafts();
    for (int i = 0; i < WARM_ROUNDS; i++) {
      new BriefsSpeed().voices(drafts);
    }
    long began = processor();
    List<Voice> voices = voices(drafts);
    double item = (processor() - began) / 1e3 / drafts.size();
    System.out.printf("insights and speech of an item: %,.0f microseconds%n", item);
    for (int count : VOICES) {
      run(voices, count, WARM_NANOS);
      System.out.printf(
          "brief of %2d voices: %,.0f microseconds a version%n",
          count, run(voices, count, MEASURED_NANOS));
    }
  }

  private static List<Draft> drafts() {
    MadeNews news = new MadeNews(1, BEGIN, Duration.ofSeconds(20));
    Normaliser normaliser = new Normaliser();
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      RawItem raw = news.next();
      drafts.add(normaliser.normalise(raw));
    }
    return drafts;
  }

  private List<Voice> voices(List<Draft> drafts) {
    return drafts.stream().map(made::voice).toList();
  }

  /// Microseconds a version.
  private double run(List<Voice> voices, int count, long nanos) {
    long began = processor();
    long versions = 0;
    long claims = 0;
    for (int from = 0; processor() - began < nanos; from += count) {
      int at = from % (ITEMS - count);
      List<Voice> heard = voices.subList(at, at + count);
      claims += briefs.of("Made news of a made event", heard).brief().summary().size();
      versions++;
    }
    if (claims < 0) {
      throw new IllegalStateException("no claims");
    }
    return (processor() - began) / 1e3 / versions;
  }
}
