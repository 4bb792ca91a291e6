package tributary.app.lab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.ingest.page.Page;
import tributary.ingest.text.Reading;

/// What was made of a page, as `tributary lab pages` prints it.
///
/// @param articleBody its main text, a blank line between paragraphs; empty where there is none
/// @param problem what was wrong, as a clause for a person; null when nothing was
public record PageReadout(
    String articleBody,
    @Nullable String title,
    @Nullable String author,
    @Nullable Instant published,
    @Nullable String problem) {

  /// Reads a page as if it had been fetched.
  public static PageReadout of(PageFiles.Found found) {
    return switch (Page.read(found.bytes(), found.at(), null)) {
      case Reading.Read<Page>(Page page, String problem) ->
          new PageReadout(
              page.text(),
              page.title(),
              page.byline(),
              page.published() == null ? null : page.published().at(),
              problem);
      case Reading.Unreadable<Page>(String problem) ->
          new PageReadout("", null, null, null, problem);
    };
  }
}
