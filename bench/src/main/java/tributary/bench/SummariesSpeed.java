package tributary.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tributary.enrich.insight.Insights;
import tributary.enrich.insight.Sayings;
import tributary.enrich.insight.Summary;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.text.DocumentFrequencies;

/// How many made-up items get their insights and a summary in a second, on two threads without a
/// model; then what the summary of 50 texts costs, at first and again.
public final class SummariesSpeed {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int LINES = 3;
  private static final int WORDS = 120;
  private static final int TEXTS = 50;
  private static final int CORES = 2;

  private final Insights insights = new Insights(new Sayings(DocumentFrequencies.bundled()));
  private final Summary summary = new Summary(DocumentFrequencies.bundled(), LINES);

  private SummariesSpeed() {}

  /// @param args how many items (10000)
  public static void main(String[] args) throws InterruptedException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    MadeNews news = new MadeNews(1, BEGIN, Duration.ofSeconds(20));
    Normaliser normaliser = new Normaliser();
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(normaliser.normalise(news.next()));
    }
    SummariesSpeed warm = new SummariesSpeed();
    drafts.stream().limit(count / 5).forEach(warm::both);
    SummariesSpeed speed = new SummariesSpeed();
    long before = Consumption.processor();
    double seconds = speed.onAllCores(drafts);
    System.out.printf(
        "%,d items, insights and a summary each, %d threads: %.1f s, %,.0f items a second;"
            + " %.2f ms of processor an item%n",
        count, CORES, seconds, count / seconds, (Consumption.processor() - before) / 1e6 / count);
    List<Summary.Source> texts = drafts.stream().map(SummariesSpeed::source).toList();
    System.out.printf("a summary of 50 texts, first: %.0f µs%n", warm.micros(texts, false));
    System.out.printf("the same, again: %.0f µs%n", warm.micros(texts, true));
  }

  private static Summary.Source source(Draft draft) {
    return new Summary.Source(draft.id(), draft.sentences());
  }

  private void both(Draft draft) {
    insights.of(draft.title(), List.of(draft.sentences()));
    summary.running(List.of(source(draft)), WORDS);
  }

  private double onAllCores(List<Draft> drafts) throws InterruptedException {
    long began = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int core = 0; core < CORES; core++) {
      int own = core;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = own; i < drafts.size(); i += CORES) {
                  both(drafts.get(i));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return (System.nanoTime() - began) / 1e9;
  }

  /// Of one summary, on one thread.
  private double micros(List<Summary.Source> texts, boolean again) {
    long began = System.nanoTime();
    int times = Math.min(100, texts.size() / TEXTS);
    for (int i = 0; i < times; i++) {
      int first = again ? 0 : texts.size() - (i + 1) * TEXTS;
      summary.of(texts.subList(first, first + TEXTS));
    }
    return (System.nanoTime() - began) / 1e3 / times;
  }
}
