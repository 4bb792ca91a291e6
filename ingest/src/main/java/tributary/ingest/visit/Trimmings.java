package tributary.ingest.visit;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.page.Page;
import tributary.ingest.text.Reading;

/// What an entry points to. What cannot be had is said in the log, and the entry stands without it.
///
/// @param name of the feed, for the log
record Trimmings(Fetcher fetcher, String name) {
  private static final Logger LOG = LoggerFactory.getLogger(Trimmings.class);

  /// The article of the page, or null: the beginning that a paywall lets through is none.
  @Nullable Page page(URI link) throws InterruptedException {
    return fetched(
        "page",
        Request.page(link),
        body -> whole(Page.read(body.bytes(), body.at(), body.contentType())));
  }

  private static Reading<Page> whole(Reading<Page> reading) {
    return reading instanceof Reading.Read<Page>(Page page, String problem)
            && !page.whole()
            && problem != null
        ? new Reading.Unreadable<>(problem)
        : reading;
  }

  /// What a reader makes of what is found, or null.
  ///
  /// @param what it is, for the log
  <T> @Nullable T fetched(String what, Request request, Function<Fetched.Body, Reading<T>> reader)
      throws InterruptedException {
    Fetched fetched = fetcher.fetch(request);
    String problem = fetched.problem();
    if (fetched instanceof Fetched.Fresh(Fetched.Body body)) {
      switch (reader.apply(body)) {
        case Reading.Read<T>(T value, String ignored) -> {
          return value;
        }
        case Reading.Unreadable<T>(String why) -> problem = why;
      }
    }
    leftOut(what, request.url(), problem);
    return null;
  }

  void leftOut(String what, URI url, @Nullable String problem) {
    LOG.atInfo()
        .addKeyValue("title", name)
        .addKeyValue("host", url.getHost())
        .log("The {} of an item is left out: {}", what, problem);
  }
}
