package tributary.ingest.visit;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.item.Chapter;
import tributary.events.item.Utterance;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.page.Page;
import tributary.ingest.podcast.ChapterFile;
import tributary.ingest.podcast.Transcripts;
import tributary.ingest.source.Entry;
import tributary.ingest.text.Reading;

/// What an entry points to: its page, its transcript, its chapters. What cannot be had is said in
/// the log, and the entry stands without it.
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

  /// The first transcript that can be read.
  List<Utterance> transcript(Entry entry) throws InterruptedException {
    for (Entry.TranscriptLink t : entry.transcripts()) {
      List<Utterance> said =
          fetched(
              "transcript",
              Request.of(t.url(), t.type() + ", */*;q=0.1"),
              body -> Transcripts.read(body.bytes(), t.type(), body.contentType()));
      if (said != null) {
        return said;
      }
    }
    return List.of();
  }

  /// Chapters from their file, else as they stand in the feed.
  List<Chapter> chapters(Entry entry) throws InterruptedException {
    URI file = entry.chaptersUrl();
    List<Chapter> read =
        file == null
            ? null
            : fetched(
                "chapters file",
                Request.of(file, "application/json+chapters, application/json"),
                body -> ChapterFile.read(body.bytes(), body.at()));
    return read == null || read.isEmpty() ? entry.chapters() : read;
  }

  private <T> @Nullable T fetched(
      String what, Request request, Function<Fetched.Body, Reading<T>> reader)
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
    LOG.info("{}: a {} at {} is left out: {}", name, what, request.url().getHost(), problem);
    return null;
  }
}
