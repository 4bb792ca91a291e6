package tributary.publish;

import tributary.publish.library.Library;
import tributary.publish.shelf.Stories;

/// Items and stories of one run of enrich, on disk.
///
/// @param run its name
record Stock(String run, Library library, Stories stories) {

  void flush() {
    library.flush();
    stories.flush();
  }

  void commit() {
    library.commit();
    stories.commit();
  }

  void close() {
    library.close();
    stories.close();
  }
}
