package tributary.ingest.podcast;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Chapter;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.Sanitizer;

/// Chapters as they are found: titles cleaned, links made absolute, bounded. What has no start or
/// no title is passed over.
///
/// @param base where relative links start
public record ChapterList(URI base, Set<Chapter> found) {
  private static final int MOST = 1000;

  public ChapterList(URI base) {
    this(base, new LinkedHashSet<>());
  }

  public void add(@Nullable Integer start, String title, @Nullable String link) {
    String line = Sanitizer.line(title.replaceAll("\\p{Cc}+", " "));
    if (start != null && !line.isEmpty() && found.size() < MOST) {
      found.add(new Chapter(start, line, Addresses.web(base, link)));
    }
  }

  /// Earliest first.
  public List<Chapter> inOrder() {
    List<Chapter> chapters = new ArrayList<>(found);
    chapters.sort(Comparator.comparingInt(Chapter::start));
    return List.copyOf(chapters);
  }
}
