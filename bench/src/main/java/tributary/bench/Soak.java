package tributary.bench;

import java.time.Duration;
import java.time.Instant;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.Soaking;

/// Hours compressed into minutes: the whole house at ten times a normal load, with kills, freezes
/// and bad networks at random. Ends with 1 if a promise did not hold, or memory or disk grew with
/// time.
public final class Soak {
  /// A thousand feeds bring some 10,000 items a day, one in 8 s; this is a hundred times that.
  private static final double PER_SECOND = 12;

  private Soak() {}

  /// @param args how many minutes (20), then a seed (of the clock)
  public static void main(String[] args) throws Exception {
    long minutes = args.length > 0 ? Long.parseLong(args[0]) : 20;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime() % 100_000;
    System.out.printf("%d minutes, seed %d, %.0f items a second%n", minutes, seed, PER_SECOND);
    boolean held;
    try (TemporaryFolder folder = TemporaryFolder.make("soak")) {
      MadeNews news = new MadeNews(seed, Instant.EPOCH, Duration.ofSeconds(1));
      held =
          new Soaking(folder.path().resolve("house"), seed, news::next, PER_SECOND, System.out)
              .run(Duration.ofMinutes(minutes));
    }
    System.exit(held ? 0 : 1);
  }
}
