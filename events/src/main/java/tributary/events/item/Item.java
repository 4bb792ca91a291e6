package tributary.events.item;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Insight;

/// An item as the rest of the house and its subscribers read it, on `items`: clean text, and what
/// was decided of it.
///
/// @param id the raw item's id
/// @param version the raw item's version
/// @param kind post, podcast or article
/// @param origin where it came from
/// @param link canonical, without tracking parameters
/// @param title plain text, never blank
/// @param sentences the whole text in order; the title is not among them
/// @param dates its times, and where they come from
/// @param authors as the source names them
/// @param language BCP 47 tag, null where neither source nor text tells
/// @param image address of a picture that stands for it
/// @param enclosures files that it carries: the recording of an episode, for example
/// @param duration of an episode
/// @param chapters of an episode, as its publisher marked them
/// @param episode what else its feed says of an episode, in brief
/// @param reply how it stands in a conversation
/// @param place where on earth it is about
/// @param subjects best first, empty when it is about none of them
/// @param insights the claims worth knowing, most important first; none where nothing stands alone
/// @param sections the chapters of an episode, in order
/// @param segments the parts of an episode that were looked at by themselves, in order
/// @param story id of the story it tells, as it was when this was said: stories may be merged
///   later, and say so on `stories`
/// @param duplicateOf id of the item whose text it repeats, null for an original
/// @param truncated whether its text was cut, as it was too long
public record Item(
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
    List<SubjectTag> subjects,
    List<Insight> insights,
    List<Section> sections,
    List<Segment> segments,
    String story,
    @Nullable String duplicateOf,
    boolean truncated) {

  public Item {
    sentences = List.copyOf(sentences);
    authors = List.copyOf(authors);
    enclosures = List.copyOf(enclosures);
    chapters = List.copyOf(chapters);
    subjects = List.copyOf(subjects);
    insights = List.copyOf(insights);
    sections = List.copyOf(sections);
    segments = List.copyOf(segments);
  }
}
