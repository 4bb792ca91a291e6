package tributary.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.ingest.date.SourceDate;
import tributary.ingest.page.Page;
import tributary.ingest.podcast.ChapterFile;
import tributary.ingest.podcast.Transcripts;
import tributary.ingest.source.FeedReader;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// Whatever a host sends, a reader makes something safe of it or says why not, and comes to an end.
class ReadersFuzzTest {
  private static final URI AT = URI.create("http://o.example/a/feed");

  /// Markup is escaped and addresses become absolute: what is made may be longer than what came.
  private static final int GROWTH = 20;

  private static final int ROOM = 100_000;

  private static final @Nullable String[] TYPES = {
    null, "text/html; charset=utf-8", "application/xml; charset=iso-8859-1", "text/xml; charset=x"
  };

  private static @Nullable String type(byte[] document) {
    return TYPES[document.length % TYPES.length];
  }

  private static void fuzz(String reader, List<byte[]> seeds, Consumer<byte[]> read)
      throws InterruptedException {
    assertThat(Fuzz.of(reader).run(seeds, read)).as("documents read by %s", reader).isPositive();
  }

  private static void sound(Reading<?> reading, byte[] document) {
    Sound sound = new Sound(AT, (long) GROWTH * document.length + ROOM);
    switch (reading) {
      case Reading.Read<?>(Object made, String problem) -> {
        sound.check(made);
        clause(problem == null ? "fine" : problem);
      }
      case Reading.Unreadable<?>(String problem) -> clause(problem);
    }
  }

  /// For a person: on one line, and not the document itself.
  private static void clause(String problem) {
    assertThat(problem).isNotBlank().hasSizeLessThan(500).doesNotContain("\n", "Exception");
  }

  @Test
  void feeds() throws InterruptedException {
    fuzz(
        "FeedReader",
        Documents.feeds(),
        document ->
            sound(
                FeedReader.read(document, AT, type(document), document.length % 2 == 0), document));
  }

  @Test
  void pages() throws InterruptedException {
    fuzz(
        "Page",
        Documents.pages(),
        document -> sound(Page.read(document, AT, type(document)), document));
  }

  @Test
  void transcripts() throws InterruptedException {
    String[] types = {"text/vtt", "application/srt", "application/json", "text/html", "text/plain"};
    fuzz(
        "Transcripts",
        Documents.transcripts(),
        document -> {
          String type = types[document.length % types.length];
          sound(Transcripts.read(document, AT, type, null), document);
        });
  }

  @Test
  void chapters() throws InterruptedException {
    fuzz(
        "ChapterFile",
        Documents.chapters(),
        document -> sound(ChapterFile.read(document, AT, null), document));
  }

  @Test
  void characters() throws InterruptedException {
    fuzz(
        "CharacterSet",
        Documents.feeds(),
        document ->
            assertThat(CharacterSet.decode(document, type(document)).length())
                .isLessThanOrEqualTo(document.length));
  }

  @Test
  void dates() throws InterruptedException {
    fuzz(
        "SourceDate",
        Documents.dates(),
        document -> {
          SourceDate date = SourceDate.read(text(document));
          assertThat(date == null ? "none" : date.rule()).isNotBlank().hasSizeLessThan(200);
        });
  }

  @Test
  void addresses() throws InterruptedException {
    fuzz(
        "Addresses",
        Documents.bytes("http://o.example/a?b=c&d#e", "//x.example:80/é ü", "?q=1", "../../a"),
        document -> new Sound(AT, ROOM).check(Addresses.web(AT, text(document))));
  }

  @Test
  void html() throws InterruptedException {
    fuzz(
        "Sanitizer",
        Documents.pages(),
        document -> {
          String safe = Sanitizer.html(text(document), AT);
          if (safe != null) {
            new Sound(AT, ROOM).html("html", safe);
            assertThat(safe.length()).isLessThan(GROWTH * document.length + ROOM);
          }
        });
  }

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }
}
