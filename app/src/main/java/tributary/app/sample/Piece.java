package tributary.app.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An item as its author wrote it down; what the words mean stands in `example/sample/README.md`.
record Piece(
    String at,
    @Nullable String path,
    @Nullable String title,
    @Nullable String author,
    List<String> tags,
    @Nullable String text,
    @Nullable String teaser,
    @Nullable String copyOf,
    @Nullable String lead,
    @Nullable String linkTo,
    @Nullable String story,
    @Nullable String subject,
    @Nullable Episode episode) {

  Piece {
    tags = List.copyOf(tags);
  }
}
