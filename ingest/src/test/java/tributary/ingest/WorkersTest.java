package tributary.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private final Workers workers = new Workers(2);
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void end() {
    over.countDown();
    workers.close();
  }

  private Runnable patient(CountDownLatch begun) {
    return () -> {
      begun.countDown();
      await(over);
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void doubtfulFeedsGetHalfOfTheHands() {
    CountDownLatch begun = new CountDownLatch(1);
    Workers.Hand first = workers.tryTake();
    assertThat(first.mayDoubt()).isTrue();
    first.run(patient(begun), true);
    await(begun);

    Workers.Hand second = workers.tryTake();
    assertThat(second.mayDoubt()).isFalse();
    second.run(patient(new CountDownLatch(1)), false);
    assertThat(workers.tryTake()).isNull();
  }

  @Test
  void whoWaitsForAHostLaysItsHandDown() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(2);
    CountDownLatch turn = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      workers
          .tryTake()
          .run(
              () -> {
                workers.waits();
                waiting.countDown();
                await(turn);
                try {
                  workers.goesOn();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                done.countDown();
              },
              false);
    }
    await(waiting);

    Workers.Hand another = workers.tryTake();
    assertThat(another).isNotNull();
    another.giveBack();
    turn.countDown();
    await(done);
  }
}
