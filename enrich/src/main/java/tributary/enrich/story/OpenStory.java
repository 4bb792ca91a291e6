package tributary.enrich.story;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A story that still takes members in.
///
/// @param members ids of originals and coverage in order; repeats do not count
/// @param last the time its last member was ordered by
record OpenStory(List<String> members, Instant last) {
  OpenStory {
    members = List.copyOf(members);
  }

  OpenStory with(String item, Instant at) {
    return new OpenStory(Stream.concat(members.stream(), Stream.of(item)).toList(), at);
  }
}
