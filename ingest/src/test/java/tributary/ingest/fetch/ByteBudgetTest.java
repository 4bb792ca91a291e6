package tributary.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private static final Duration MOMENT = Duration.ofMillis(50);

  @Test
  void largeBodiesWaitForOneAnotherAndSmallOnesDoNot() throws InterruptedException {
    ByteBudget budget = new ByteBudget(1_000_000);
    try (ByteBudget.Lease second = budget.lease();
        ByteBudget.Lease small = budget.lease()) {
      try (ByteBudget.Lease first = budget.lease()) {
        assertThat(first.tryTake(1_000_000)).isTrue();
        assertThat(second.tryTake(500_000)).isFalse();
        assertThat(second.take(500_000, MOMENT)).isFalse();
        assertThat(small.tryTake(60_000)).isTrue();
      }
      assertThat(second.take(500_000, MOMENT)).isTrue();
    }
    try (ByteBudget.Lease all = budget.lease()) {
      assertThat(all.tryTake(1_000_000)).isTrue();
    }
  }

  @Test
  void aHeldBodyIsLetGoWithItsHold() throws InterruptedException {
    FetchConfig config =
        new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(20), 5);
    try (TestHost host = new TestHost();
        Fetcher fetcher = new Fetcher(config, Clock.systemUTC())) {
      host.serve("/", 200, Map.of(), "x".repeat(900_000));
      long rounds = Runtime.getRuntime().maxMemory() / 8 / 900_000 + 20;
      for (long i = 0; i < rounds; i++) {
        try (Fetcher.Hold hold = fetcher.hold()) {
          assertThat(hold.fetch(Request.of(host.at("/"), "*/*"))).isInstanceOf(Fetched.Fresh.class);
        }
      }
    }
  }
}
