package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import tributary.publish.reading.Roster;
import tributary.publish.shelf.Watched;

/// What is followed and how that goes, for everybody.
public final class FeedRoster implements Corner {
  private final Supplier<List<Watched>> feeds;
  private final Clock clock;

  /// @param feeds asked at every request, on the server's threads
  public FeedRoster(Supplier<List<Watched>> feeds, Clock clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get(
        "/feeds", ctx -> ctx.html(Page.feeds(Roster.of(feeds.get(), clock.instant()))));
  }
}
