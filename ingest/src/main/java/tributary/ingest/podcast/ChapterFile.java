package tributary.ingest.podcast;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tributary.events.item.Chapter;
import tributary.events.topic.Json;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Reading;
import tributary.ingest.text.Sanitizer;

/// The chapters file of the podcast namespace (application/json+chapters).
public final class ChapterFile {
  private ChapterFile() {}

  /// Reads the file found at `base`; chapters that their publisher hides from the table of contents
  /// are left out.
  public static Reading<List<Chapter>> read(byte[] bytes, URI base) {
    try {
      List<Chapter> chapters = new ArrayList<>();
      for (JsonNode c : Json.MAPPER.readTree(bytes).path("chapters")) {
        String title = Sanitizer.cut(c.path("title").asText("").strip(), Sanitizer.MAX_LINE);
        if (!title.isEmpty() && c.path("toc").asBoolean(true)) {
          int start = Math.max(0, (int) c.path("startTime").asDouble(0));
          chapters.add(new Chapter(start, title, Addresses.web(base, c.path("url").asText(null))));
        }
      }
      chapters.sort(Comparator.comparingInt(Chapter::start));
      return new Reading.Read<>(chapters, null);
    } catch (IOException e) {
      return new Reading.Unreadable<>("the chapters file is no JSON");
    }
  }
}
