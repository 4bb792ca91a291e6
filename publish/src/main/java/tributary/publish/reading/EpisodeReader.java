package tributary.publish.reading;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.item.Chapter;
import tributary.events.item.Episode;
import tributary.events.item.Item;
import tributary.events.item.Section;
import tributary.events.item.Segment;
import tributary.events.item.Sentence;

/// Reads an episode. Its page has one source, the episode itself: citations lead into the
/// transcript.
final class EpisodeReader {
  private static final int POINTS = 12;

  /// Sentences after which a passage ends, whoever speaks on.
  private static final int SENTENCES = 8;

  private final Item item;
  private final Holdings holdings;
  private final @Nullable URI audio;
  private final Citations citations;
  private final Told told;

  EpisodeReader(Item item, Holdings holdings) {
    this.item = item;
    this.holdings = holdings;
    this.audio = Citations.recording(item);
    Digest.Source source = Citations.source(item);
    this.citations =
        new Citations(
            id -> id.equals(item.id()) ? Optional.of(source) : Optional.empty(),
            id -> true,
            new Citations.Dates(holdings.zone(), true));
    this.told = new Told(citations);
  }

  EpisodeView read() {
    List<EpisodeView.Chapter> chapters = chapters();
    return new EpisodeView(
        Wording.line(item.title()),
        Wording.line(item.origin().outlet()),
        Links.safe(item.origin().site()).orElse(null),
        Wording.date(item.dates().clamped(), holdings.zone()),
        item.dates().clamped().atZone(holdings.zone()).toLocalDate().toString(),
        item.duration() == null ? null : Wording.length(item.duration()),
        Links.safe(item.link()).orElse(null),
        Links.safe(audio).orElse(null),
        people(),
        item.subjects().stream().map(tag -> Tag.subject(tag.subject(), tag.name())).toList(),
        story(item.story()),
        chapters,
        told.points(item.insights(), POINTS),
        passages(sentence -> sentence.second() != null),
        passages(sentence -> sentence.second() == null));
  }

  private List<String> people() {
    Episode episode = item.episode();
    if (episode == null || episode.persons().isEmpty()) {
      return item.authors().stream().map(Wording::line).distinct().toList();
    }
    return episode.persons().stream()
        .map(person -> Wording.line(person.name() + " (" + person.role() + ")"))
        .distinct()
        .toList();
  }

  private @Nullable Tag story(String id) {
    return holdings
        .stories()
        .apply(id)
        .map(story -> Tag.story(story.id(), story.headline()))
        .orElse(null);
  }

  private List<EpisodeView.Chapter> chapters() {
    Map<Integer, String> stories = new HashMap<>();
    for (Segment segment : item.segments()) {
      stories.put(segment.number(), segment.story());
    }
    return sections().stream().map(section -> chapter(section, stories)).toList();
  }

  /// Records of an older program have the publisher's marks alone.
  private List<Section> sections() {
    if (!item.sections().isEmpty()) {
      return item.sections();
    }
    List<Section> marked = new ArrayList<>();
    for (Chapter chapter : item.chapters()) {
      if (!chapter.title().isBlank()) {
        marked.add(
            new Section(
                marked.size() + 1, chapter.start(), chapter.title(), true, List.of(), List.of()));
      }
    }
    return marked;
  }

  private EpisodeView.Chapter chapter(Section section, Map<Integer, String> stories) {
    String story = stories.get(section.number());
    List<Claim> summary = section.summary();
    return new EpisodeView.Chapter(
        Anchors.chapter(section.number()),
        section.number(),
        moment(section.start()),
        link(section.start()),
        Wording.line(section.title()),
        section.marked(),
        told.fresh(summary),
        section.speakers().stream().map(Wording::line).toList(),
        story == null ? null : story(story));
  }

  private static @Nullable String moment(@Nullable Integer second) {
    return second == null ? null : Wording.clock(second);
  }

  private @Nullable String link(@Nullable Integer second) {
    return second == null ? null : Links.at(audio, second).orElse(null);
  }

  private List<EpisodeView.Passage> passages(Predicate<Sentence> among) {
    List<EpisodeView.Passage> passages = new ArrayList<>();
    List<Sentence> open = new ArrayList<>();
    String before = null;
    for (Sentence sentence : (Iterable<Sentence>) wanted(among)::iterator) {
      if (!open.isEmpty() && parted(open, sentence)) {
        passages.add(passage(open, before));
        before = open.getFirst().speaker();
        open.clear();
      }
      open.add(sentence);
    }
    if (!open.isEmpty()) {
      passages.add(passage(open, before));
    }
    return passages;
  }

  private Stream<Sentence> wanted(Predicate<Sentence> among) {
    return item.sentences().stream().filter(among);
  }

  private static boolean parted(List<Sentence> open, Sentence next) {
    return open.size() >= SENTENCES || !Objects.equals(open.getFirst().speaker(), next.speaker());
  }

  private EpisodeView.Passage passage(List<Sentence> open, @Nullable String before) {
    Sentence first = open.getFirst();
    boolean same = Objects.equals(first.speaker(), before);
    return new EpisodeView.Passage(
        first.speaker() == null || same ? null : Wording.line(first.speaker()),
        moment(first.second()),
        link(first.second()),
        open.stream()
            .map(s -> new EpisodeView.Spoken(Anchors.sentence(s.id()), Wording.line(s.text())))
            .toList());
  }
}
