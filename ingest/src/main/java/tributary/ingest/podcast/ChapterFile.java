package tributary.ingest.podcast;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;

/// The chapters file of the podcast namespace (application/json+chapters, versions 1.0 to 1.2).
public final class ChapterFile {
  private ChapterFile() {}

  /// Reads the file found at `base`; chapters that their publisher hides from the table of contents
  /// are left out. A file without any is unreadable.
  public static Reading<List<Chapter>> read(byte[] bytes, URI base, @Nullable String contentType) {
    JsonRows json = JsonRows.of(CharacterSet.decode(bytes, contentType), "chapters");
    ChapterList chapters = new ChapterList(base);
    for (Map<String, String> row : json.rows()) {
      if (!row.getOrDefault("toc", "true").equalsIgnoreCase("false")) {
        Integer start = Timecode.seconds(row.getOrDefault("starttime", ""));
        chapters.add(start, row.getOrDefault("title", ""), row.get("url"));
      }
    }
    if (!chapters.found().isEmpty()) {
      return new Reading.Read<>(chapters.inOrder(), json.problem());
    }
    String problem = json.problem() == null ? "it names no chapter" : json.problem();
    return new Reading.Unreadable<>("the chapters file is of no use: " + problem);
  }
}
