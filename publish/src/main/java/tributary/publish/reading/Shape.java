package tributary.publish.reading;

import java.util.List;

/// A topic, as subscribers are told of it.
///
/// @param about its key and value
/// @param kept for how long, in words
/// @param files of the schemas of its records
public record Shape(String topic, String about, String kept, List<String> files) {
  public Shape {
    files = List.copyOf(files);
  }
}
