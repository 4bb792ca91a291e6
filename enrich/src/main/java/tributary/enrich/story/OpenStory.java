package tributary.enrich.story;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A story that still takes members in.
///
/// @param voices originals and coverage in order; repeats do not count
/// @param last the time its last member was ordered by
record OpenStory(List<Voice> voices, Instant last) {
  OpenStory {
    voices = List.copyOf(voices);
  }

  /// A member that tells the story in its own words, and the feed that it came from.
  record Voice(String item, String feed) {}

  OpenStory with(Voice voice, Instant at) {
    Stream<Voice> others = voices.stream().filter(other -> !other.item().equals(voice.item()));
    return new OpenStory(Stream.concat(others, Stream.of(voice)).toList(), at);
  }
}
