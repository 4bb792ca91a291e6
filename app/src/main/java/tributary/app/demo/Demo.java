package tributary.app.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.app.broker.Ports;
import tributary.app.config.Config;
import tributary.app.edition.EditionText;
import tributary.app.role.Crew;
import tributary.app.role.Ending;
import tributary.app.role.House;
import tributary.app.role.Roles;
import tributary.app.sample.SampleWeb;
import tributary.app.topic.Snapshot;
import tributary.ingest.Ingest;
import tributary.publish.Publish;
import tributary.publish.Published;
import tributary.publish.Receipt;

/// Follows the made-up web through a whole week and shows the edition that comes of it.
///
/// @param data its folder; a second run on it goes on where the first one ended
/// @param port of the pages; null for 8080, or another where that is taken
/// @param once whether it ends after the edition
public record Demo(Path data, @Nullable Integer port, boolean once) {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final int USUAL_PORT = 8080;
  private static final int SHOWN = 12;
  private static final Duration STEP = Duration.ofHours(6);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Runs it.
  ///
  /// @return the exit code
  public int run(PrintWriter out, PrintWriter err) throws InterruptedException {
    long begin = System.nanoTime();
    Tally tally = new Tally(err, Boolean.getBoolean("tributary.terminal"));
    int pages = port == null ? (Ports.free(USUAL_PORT) ? USUAL_PORT : Ports.anyFree()) : port;
    if (port == null && pages != USUAL_PORT) {
      tally.say("Port " + USUAL_PORT + " is taken: the pages are at port " + pages + ".");
    }
    Config config =
        Config.bundled("/tributary/app/demo/demo.yaml", Map.of("PORT", Integer.toString(pages)))
            .in(data);
    tally.say("Starting Kafka in " + config.broker() + " …");
    try (Ending ending = new Ending();
        House house = House.own(config);
        Roles roles = new Roles()) {
      tally.say("Kafka is ready at " + house.cluster().bootstrap() + ".");
      Show show = new Show(this, house, roles, ending, tally);
      return show.run(out, begin);
    }
  }

  /// One run, its parts in hand.
  private record Show(Demo demo, House house, Roles roles, Ending ending, Tally tally) {

    int run(PrintWriter out, long begin) throws InterruptedException {
      DemoState state = DemoState.read(demo.data, Clock.systemUTC());
      state.write(demo.data);
      boolean again = state.over();
      WeekClock clock = new WeekClock(state.reached());
      CompletableFuture<Published> edition = new CompletableFuture<>();
      SampleWeb web = new SampleWeb(clock, state.weekStart(), state.samplePort());
      roles.start("the sample web", web, web::start, Optional::empty);
      house.feeds().register(web.feeds());
      Crew crew = new Crew(house, roles, clock);
      crew.enrich();
      Publish publish =
          crew.publish(published -> {
            // An edition of the empty week before may come first.
            if (published.digest().from().equals(state.weekStart())) {
              edition.complete(published);
            }
          });
      Ingest ingest = crew.ingest(tally::visited);
      tally.say(
          again
              ? "The week was read before; looking for anything new …"
              : "Reading a week of " + web.feeds().size() + " feeds, six hours at a time …");
      lead(clock, state, ingest);
      if (ending.asked()) {
        return 0;
      }
      if (!again) {
        complete(web, state);
      }
      Optional<Published> published = await(edition, publish);
      published.ifPresent(it -> show(out, it, begin));
      int code = demo.once || published.isEmpty() ? 0 : stay();
      // Time goes on from here at the next start: it must not go back for those who stamp records.
      state.reach(clock.instant(), demo.data);
      return code;
    }

    /// Leads the clock to the end of the week. At each stop everything that is due is fetched and
    /// committed before it goes on, so that the run is the same on a slow machine.
    private void lead(WeekClock clock, DemoState from, Ingest ingest) throws InterruptedException {
      DemoState state = from;
      quiet(ingest, clock.instant());
      while (!state.over() && !ending.asked()) {
        Instant next = next(state);
        clock.advanceTo(next);
        quiet(ingest, next);
        state = state.reach(next, demo.data);
        LOG.info("The week has come to {}", next);
        tally.reached(next);
      }
      clock.run();
      tally.wipe();
    }

    /// The next stop: every six hours, the last moment of the week, and after it.
    private static Instant next(DemoState state) {
      Instant last = state.weekEnd().minusSeconds(60);
      Instant next = state.reached().plus(STEP);
      if (next.isBefore(last)) {
        return next;
      }
      return state.reached().isBefore(last) ? last : state.end();
    }

    private void quiet(Ingest ingest, Instant at) throws InterruptedException {
      Instant deadline = Instant.now().plus(PATIENCE);
      while (!ingest.quiet() && !ending.asked()) {
        healthy();
        if (Instant.now().isAfter(deadline)) {
          throw new DemoFailure(
              "ingest: reading the feeds at %s took longer than %d s; see %s"
                  .formatted(at, PATIENCE.toSeconds(), demo.data.resolve("tributary.log")));
        }
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }

    private void healthy() {
      Optional<String> failure = roles.failure();
      if (failure.isPresent()) {
        throw new DemoFailure(failure.get());
      }
    }

    private void complete(SampleWeb web, DemoState from) {
      if (from.fresh() && tally.items() < web.items()) {
        throw new DemoFailure(
            "ingest: the sample web has %d items, but only %d were read"
                .formatted(web.items(), tally.items()));
      }
      tally.say(tally.items() + " items read; waiting for the edition …");
    }

    /// Empty when the user wants to end before it comes.
    private Optional<Published> await(CompletableFuture<Published> edition, Publish publish)
        throws InterruptedException {
      Instant deadline = Instant.now().plus(PATIENCE);
      while (Instant.now().isBefore(deadline)) {
        if (ending.asked()) {
          return Optional.empty();
        }
        healthy();
        Published published = edition.getNow(null);
        if (published != null) {
          return Optional.of(good(published));
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      throw new DemoFailure(
          "publish: no edition came within %d s; its stories are closed up to %s; see %s"
              .formatted(
                  PATIENCE.toSeconds(),
                  publish.health().closed(),
                  demo.data.resolve("tributary.log")));
    }

    private Published good(Published published) {
      if (published.digest().entries().isEmpty()) {
        throw new DemoFailure("publish: the edition has no story");
      }
      var letters = house.cluster().topics().deadLetters();
      int dead = Snapshot.of(house.cluster(), letters).values().size();
      if (dead > 0) {
        throw new DemoFailure(dead + " records could not be handled and lie on " + letters.name());
      }
      return published;
    }

    private void show(PrintWriter out, Published published, long begin) {
      out.println();
      out.print(EditionText.of(published.digest(), SHOWN));
      out.println();
      for (Receipt receipt : published.receipts()) {
        out.println("Mail       " + receipt.where());
      }
      out.println(
          "Page       " + published.page().toString().replace("//127.0.0.1:", "//localhost:"));
      out.println(
          "Kafka      %s, topic %s"
              .formatted(house.cluster().bootstrap(), house.cluster().topics().digests().name()));
      out.println("Data       " + house.config().data());
      out.flush();
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      tally.say(published.again() ? "Nothing was sent again." : "That took " + seconds + " s.");
    }

    private int stay() throws InterruptedException {
      tally.say("It stays up: look around. Ctrl-C ends it.");
      Optional<String> failure = ending.await(roles);
      tally.say(failure.map(why -> "failed: " + why).orElse("ending …"));
      return failure.isPresent() ? 1 : 0;
    }
  }
}
