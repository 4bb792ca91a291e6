package tributary.bench;

import java.time.Duration;
import java.time.Instant;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.Series;

/// The whole house at work, of which something is killed with SIGKILL over and over: a role, or the
/// broker. Nothing may be lost, nothing come twice, and the stories be those of a run that nobody
/// disturbs. Ends with 1 if a promise did not hold.
public final class Kills {
  private Kills() {}

  /// @param args how many (200), then a seed (of the clock)
  public static void main(String[] args) throws Exception {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime() % 100_000;
    System.out.printf("%d kills, seed %d%n", kills, seed);
    boolean held;
    try (TemporaryFolder folder = TemporaryFolder.make("kills")) {
      MadeNews news = new MadeNews(seed, Instant.EPOCH, Duration.ofSeconds(1));
      held = new Series(folder.path().resolve("house"), seed, news::next, System.out).run(kills);
    }
    System.exit(held ? 0 : 1);
  }
}
