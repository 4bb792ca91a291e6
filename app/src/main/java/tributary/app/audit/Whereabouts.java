package tributary.app.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tributary.app.letter.Filed;
import tributary.app.letter.LetterBox;
import tributary.app.letter.LetterText;
import tributary.app.topic.Snapshot;
import tributary.events.item.Kind;
import tributary.events.letter.Place;
import tributary.events.run.Live;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.trace.Trace;

/// Where one item is, told stage by stage.
///
/// @param item its id
public record Whereabouts(Cluster cluster, String item) {

  /// A version on a raw topic.
  private record Fetched(Place place, int version, Instant at) {}

  /// A line for each thing that happened to it, in the order of the flow; none where nobody knows
  /// it.
  public List<String> lines() {
    Live live = Snapshot.of(cluster, cluster.topics().live()).values().get(Live.KEY);
    Cluster followed = live == null ? cluster : cluster.of(live.run());
    List<String> lines = new ArrayList<>();
    List<Fetched> fetched = fetched();
    Map<Integer, Version> decided = decided(followed);
    Set<Integer> seen = new HashSet<>();
    LetterBox box = LetterBox.read(cluster);
    for (Fetched one : fetched) {
      lines.add(
          "fetched    version %d at %s, on %s, trace %s"
              .formatted(
                  one.version(),
                  one.at(),
                  one.place(),
                  Trace.ofItem(item, one.version(), "").id()));
      boolean again = !seen.add(one.version());
      lines.add(fate(one, decided.get(one.version()), letter(box, one.place()), again));
    }
    rejected(box, lines);
    decided.values().stream()
        .map(Version::story)
        .reduce((earlier, later) -> later)
        .ifPresent(story -> lines.add(told(followed, String.valueOf(story))));
    return lines;
  }

  private static String fate(
      Fetched fetched, @Nullable Version decided, @Nullable Filed letter, boolean again) {
    if (letter != null) {
      return "set aside  letter %s at %s: %s%s"
          .formatted(
              letter.id(),
              letter.stage(),
              LetterText.safe(letter.letter().reason()),
              letter.settled() == null ? "" : ", " + LetterText.state(letter));
    }
    if (again) {
      return "dropped    version %d had come before".formatted(fetched.version());
    }
    if (decided == null) {
      return "waiting    version %d is not decided yet, as time has not closed over %s"
          .formatted(fetched.version(), fetched.at());
    }
    return switch (decided.fate()) {
      case DUPLICATE ->
          "duplicate  version %d repeats the text of item %s, and is kept behind it in story %s"
              .formatted(fetched.version(), decided.duplicateOf(), decided.story());
      case BACKLOG ->
          "backlog    version %d was older than 72 hours when it was first seen: in story %s, no news"
              .formatted(fetched.version(), decided.story());
      case IN_STORY, FILTERED, DEAD_LETTERED, REJECTED ->
          "decided    version %d tells story %s".formatted(fetched.version(), decided.story());
    };
  }

  private List<Fetched> fetched() {
    List<Fetched> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      read(
          cluster,
          cluster.topics().raw(kind),
          record -> {
            Version version = Version.read(record.value());
            boolean unreadable = version.id() == null && item.equals(record.key());
            if (item.equals(version.id()) || unreadable) {
              all.add(
                  new Fetched(
                      new Place(record.topic(), record.partition(), record.offset()),
                      version.version(),
                      Instant.ofEpochMilli(record.timestamp())));
            }
          });
    }
    all.sort(Comparator.comparing(Fetched::at));
    return all;
  }

  private Map<Integer, Version> decided(Cluster followed) {
    Map<Integer, Version> all = new TreeMap<>();
    read(
        followed,
        followed.topics().items(),
        record -> {
          Version version = Version.read(record.value());
          if (item.equals(version.id())) {
            all.put(version.version(), version);
          }
        });
    return all;
  }

  private static @Nullable Filed letter(LetterBox box, Place place) {
    return box.letters().values().stream()
        .filter(filed -> place.equals(filed.letter().origin()))
        .findFirst()
        .orElse(null);
  }

  private void rejected(LetterBox box, List<String> lines) {
    for (Filed filed : box.letters().values()) {
      Place origin = filed.letter().origin();
      byte[] key = filed.record().key();
      if (origin != null
          && origin.offset() < 0
          && key != null
          && item.equals(new String(key, StandardCharsets.UTF_8))) {
        lines.add(
            "rejected   letter %s: %s"
                .formatted(filed.id(), LetterText.safe(filed.letter().reason())));
      }
    }
  }

  private static String told(Cluster followed, String first) {
    Topic<Marked<Story>> topic = followed.topics().stories();
    Map<String, Story> latest = new TreeMap<>();
    Snapshot.each(
        followed,
        topic,
        record -> {
          if (topic.values().deserializer().deserialize(topic.name(), record.value())
              instanceof Marked.Value<Story>(Story story)) {
            latest.put(story.id(), story);
          }
        });
    String id = first;
    for (int hop = 0; hop < latest.size(); hop++) {
      Story story = latest.get(id);
      if (story == null || story.mergedInto() == null) {
        break;
      }
      id = story.mergedInto();
    }
    Story story = latest.get(id);
    return story == null
        ? "story      %s is not told".formatted(id)
        : "story      %s, version %d, with %d members: %s"
            .formatted(
                id, story.version(), story.members().size(), LetterText.safe(story.headline()));
  }

  /// Most records do not have the id anywhere in them, and need not be parsed.
  private void read(Cluster where, Topic<?> topic, Consumer<ConsumerRecord<String, byte[]>> taker) {
    Snapshot.each(
        where,
        topic,
        record -> {
          boolean named =
              record.value() != null
                  && new String(record.value(), StandardCharsets.ISO_8859_1).contains(item);
          if (named || item.equals(record.key())) {
            taker.accept(record);
          }
        });
  }
}
