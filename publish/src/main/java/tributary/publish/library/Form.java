package tributary.publish.library;

import java.io.IOException;
import org.apache.lucene.document.Document;

/// How things are written into an index, and read out of it. Whatever it is, it has the fields
/// [Fields#ID] and [Fields#VERSION].
interface Form<T> {
  /// Of the index: another number is another index, made again from the topic.
  int build();

  int version(T thing);

  Document document(T thing);

  T read(Document document) throws IOException;
}
