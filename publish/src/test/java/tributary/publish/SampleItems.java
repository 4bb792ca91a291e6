package tributary.publish;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tributary.events.item.Dates;
import tributary.events.item.Enclosure;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Section;
import tributary.events.item.Segment;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;

/// Items to put into a library, the sample week's among them.
public final class SampleItems {
  private SampleItems() {}

  /// A sentence without a second.
  public static Sentence written(int number, String text) {
    return new Sentence("s" + number, text, null, null);
  }

  /// The item behind a member of a story.
  public static Item item(Member member, String story, List<Sentence> sentences) {
    return item(member, 1, story, sentences, List.of(), List.of());
  }

  public static Item item(
      Member member,
      int version,
      String story,
      List<Sentence> sentences,
      List<SubjectTag> subjects,
      List<Section> sections) {
    List<Enclosure> enclosures = new ArrayList<>();
    if (member.audio() != null) {
      enclosures.add(new Enclosure(member.audio(), "audio/mpeg", 1_000L));
    }
    List<Segment> segments =
        sections.stream()
            .map(part -> new Segment(part.number(), part.start(), part.title(), story))
            .toList();
    return new Item(
        member.item(),
        version,
        member.kind(),
        member.origin(),
        member.link(),
        member.title(),
        sentences,
        new Dates(member.published(), "pubDate, RFC 822", null, null, member.firstSeen()),
        List.of("Jo Writer"),
        "en",
        null,
        enclosures,
        member.kind() == Kind.PODCAST ? java.time.Duration.ofMinutes(61) : null,
        List.of(),
        null,
        null,
        null,
        subjects,
        List.of(),
        sections,
        segments,
        story,
        null,
        false);
  }

  /// An article `hours` after the sample week began.
  public static Item article(String id, int version, int hours) {
    Instant when = SampleWeek.PERIOD.from().plusSeconds(3600L * hours);
    Member member = SampleWeek.member(id, "The Ledger", when.toString());
    URI link = member.link();
    return item(
        member,
        version,
        "story-" + id,
        List.of(written(1, "It was said in version " + version + " of " + link + ".")),
        List.of(new SubjectTag("power", "Power", 800, "grid")),
        List.of());
  }
}
