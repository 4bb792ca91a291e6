package tributary.enrich.story;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Related;

/// A story that still takes members in.
///
/// @param since the time its first member was ordered by
/// @param voices originals and coverage, the founder first; repeats do not count
/// @param repeats who repeats the text of a voice; the first few hundred
/// @param last the time its last voice was ordered by
/// @param aliases stories that were merged into it, sorted
/// @param related the nearest others, nearest first
record OpenStory(
    String id,
    Instant since,
    List<Voice> voices,
    List<String> repeats,
    Instant last,
    List<String> aliases,
    List<Related> related) {

  OpenStory {
    voices = List.copyOf(voices);
    repeats = List.copyOf(repeats);
    aliases = List.copyOf(aliases);
    related = List.copyOf(related);
  }

  /// The story `id` that `voice` begins.
  static OpenStory begunBy(String id, Voice voice, Instant at) {
    return new OpenStory(id, at, List.of(voice), List.of(), at, List.of(), List.of());
  }

  OpenStory with(Voice voice, Instant at) {
    Stream<Voice> others = voices.stream().filter(other -> !other.item().equals(voice.item()));
    List<Voice> all = Stream.concat(others, Stream.of(voice)).toList();
    return new OpenStory(id, since, all, repeats, at, aliases, related);
  }

  /// With one more that repeats a text; as it is where so many are known that a story lists no
  /// more.
  OpenStory repeatedBy(String item) {
    if (voices.size() + repeats.size() >= Told.MOST_MEMBERS) {
      return this;
    }
    List<String> all = Stream.concat(repeats.stream(), Stream.of(item)).toList();
    return new OpenStory(id, since, voices, all, last, aliases, related);
  }

  OpenStory nearTo(List<Related> nearest) {
    return new OpenStory(id, since, voices, repeats, last, aliases, nearest);
  }

  /// The voice of an item; null where it is none of the story's.
  @Nullable Voice voice(String item) {
    return voices.stream().filter(voice -> voice.item().equals(item)).findFirst().orElse(null);
  }

  /// With somebody who was in another story until now, and who repeats his text.
  OpenStory takingIn(Voice voice, List<String> repeating) {
    List<Voice> all = Stream.concat(voices.stream(), Stream.of(voice)).toList();
    long room = Math.max(0, Told.MOST_MEMBERS - all.size());
    return new OpenStory(
        id,
        since,
        all,
        Stream.concat(repeats.stream(), repeating.stream()).limit(room).toList(),
        last,
        aliases,
        related);
  }

  /// Without somebody who is in another story from now on, nor those who repeat his text.
  OpenStory without(Voice voice, List<String> repeating) {
    return new OpenStory(
        id,
        since,
        voices.stream().filter(other -> !other.equals(voice)).toList(),
        repeats.stream().filter(repeat -> !repeating.contains(repeat)).toList(),
        last,
        aliases,
        related);
  }

  /// This and a younger one as one.
  OpenStory absorbing(OpenStory younger) {
    List<Voice> all = Stream.concat(voices.stream(), younger.voices.stream()).toList();
    long room = Math.max(0, Told.MOST_MEMBERS - all.size());
    TreeSet<String> names = new TreeSet<>(aliases);
    names.addAll(younger.aliases);
    names.add(younger.id);
    return new OpenStory(
        id,
        since,
        all,
        Stream.concat(repeats.stream(), younger.repeats.stream()).limit(room).toList(),
        last.isAfter(younger.last) ? last : younger.last,
        List.copyOf(names),
        related);
  }

  /// Ids of all that are known to be in it, voices first.
  List<String> members() {
    return Stream.concat(voices.stream().map(Voice::item), repeats.stream()).toList();
  }

  /// What its voices are about, sorted.
  Set<String> subjects() {
    return voices.stream()
        .flatMap(voice -> voice.subjects().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Whether it is the older of two, and so keeps its id when they are merged.
  boolean olderThan(OpenStory other) {
    int order = since.compareTo(other.since);
    return order < 0 || (order == 0 && founder().compareTo(other.founder()) < 0);
  }

  /// Whether readers hear of it: a story that a part of an episode began is not told until a whole
  /// item or another feed joins it.
  boolean told() {
    return members().stream().anyMatch(member -> PassageId.number(member) == 0)
        || voices.stream().map(Voice::feed).distinct().count() > 1;
  }

  private String founder() {
    return voices.getFirst().item();
  }
}
