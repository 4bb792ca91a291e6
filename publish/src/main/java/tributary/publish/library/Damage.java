package tributary.publish.library;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.jspecify.annotations.Nullable;

/// Tells a folder that is broken from one that cannot be reached or written for the moment.
final class Damage {
  private Damage() {}

  /// Whether what lies there cannot be read any more, and is to be made again.
  static boolean is(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> false;
      case CorruptIndexException e -> true;
      case IndexFormatTooOldException e -> true;
      case IndexFormatTooNewException e -> true;
      case EOFException e -> true;
      case NoSuchFileException e -> true;
      case FileNotFoundException e -> true;
      default -> is(failure.getCause());
    };
  }
}
