package tributary.enrich.normalise;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.enrich.fact.Facts;
import tributary.events.claim.Insight;
import tributary.events.item.Chapter;
import tributary.events.item.Dates;
import tributary.events.item.Enclosure;
import tributary.events.item.Episode;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Place;
import tributary.events.item.Reply;
import tributary.events.item.Section;
import tributary.events.item.Segment;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;

/// An item made readable, before anything was decided of it. Fields as in [Item].
///
/// @param facts what its title and text name, count and date
/// @param sections as in [Item]; none before they were looked for
public record Draft(
    String id,
    int version,
    Kind kind,
    Origin origin,
    @Nullable URI link,
    String title,
    List<Sentence> sentences,
    Dates dates,
    List<String> authors,
    @Nullable String language,
    @Nullable URI image,
    List<Enclosure> enclosures,
    @Nullable Duration duration,
    List<Chapter> chapters,
    @Nullable Episode episode,
    @Nullable Reply reply,
    @Nullable Place place,
    Facts facts,
    List<SubjectTag> subjects,
    List<Section> sections,
    boolean truncated) {

  /// What of it may tell a story of its own: the whole, then the parts of an episode, in order.
  public List<Passage> passages() {
    return Passages.of(this);
  }

  /// The same, now that it is known what it is about.
  public Draft about(List<SubjectTag> tags) {
    return with(tags, sections);
  }

  /// The same, now that its chapters are known.
  public Draft divided(List<Section> parts) {
    return with(subjects, parts);
  }

  private Draft with(List<SubjectTag> tags, List<Section> parts) {
    return new Draft(
        id,
        version,
        kind,
        origin,
        link,
        title,
        sentences,
        dates,
        authors,
        language,
        image,
        enclosures,
        duration,
        chapters,
        episode,
        reply,
        place,
        facts,
        tags,
        parts,
        truncated);
  }

  /// The item, now that it is known which story it tells.
  ///
  /// @param segments its further passages, with their stories
  /// @param insights what is worth knowing of it
  public Item decided(
      String story, @Nullable String duplicateOf, List<Segment> segments, List<Insight> insights) {
    return new Item(
        id,
        version,
        kind,
        origin,
        link,
        title,
        sentences,
        dates,
        authors,
        language,
        image,
        enclosures,
        duration,
        chapters,
        episode,
        reply,
        place,
        subjects,
        insights,
        sections,
        segments,
        story,
        duplicateOf,
        truncated);
  }
}
