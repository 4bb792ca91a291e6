package tributary.app.edition;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
import tributary.events.item.Dates;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Sentence;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// Stories with their items as enrich writes them; each item has one sentence, which the story
/// cites.
final class Newsprint {
  private static final Instant WEEK = Instant.parse("2026-11-09T00:00:00Z");
  private final Map<String, Sheet> last = new HashMap<>();

  /// A story and the items that are new with it.
  record Sheet(Story story, Map<String, Item> items) {}

  /// A story of the first week, told by as many outlets as there are sentences.
  Sheet story(String id, String headline, int day, String... sentences) {
    List<Member> members = new ArrayList<>();
    List<Insight> insights = new ArrayList<>();
    Map<String, Item> items = new HashMap<>();
    for (String sentence : sentences) {
      Member member = member(id, members.size(), headline, day * 24L);
      members.add(member);
      insights.add(insight(member, sentence));
      items.put(member.item(), item(member, id, sentence));
    }
    return kept(new Sheet(story(id, headline, members, insights), items));
  }

  /// The same story with one more report.
  ///
  /// @param hours after the begin of the first week
  Sheet later(String id, String sentence, int hours) {
    Story before = last.get(id).story();
    List<Member> members = new ArrayList<>(before.members());
    Member member = member(id, members.size(), before.headline(), hours);
    members.add(member);
    List<Insight> insights = new ArrayList<>(before.insights());
    insights.add(insight(member, sentence));
    return kept(
        new Sheet(
            story(id, before.headline(), members, insights),
            Map.of(member.item(), item(member, id, sentence))));
  }

  private Sheet kept(Sheet sheet) {
    last.put(sheet.story().id(), sheet);
    return sheet;
  }

  private static Story story(
      String id, String headline, List<Member> members, List<Insight> insights) {
    return new Story(
        id,
        members.size(),
        headline,
        members.getLast().firstSeen(),
        members,
        null,
        insights,
        List.of(),
        List.of(),
        List.of(),
        null,
        "test");
  }

  private static Member member(String story, int number, String title, long hours) {
    Instant published = WEEK.plusSeconds(hours * 3600 - 7200);
    return new Member(
        "item-" + story + "-" + number,
        1,
        number == 0 ? Role.ORIGINAL : Role.COVERAGE,
        Kind.ARTICLE,
        new Origin("feed-" + number, "Outlet " + number, null),
        title,
        URI.create("https://outlet" + number + ".example/" + story),
        null,
        published,
        published.plusSeconds(60),
        false,
        null,
        null);
  }

  private static Insight insight(Member member, String sentence) {
    return new Insight(sentence, List.of(new Citation(member.item(), "s1", sentence, null)), null);
  }

  private static Item item(Member member, String story, String sentence) {
    return new Item(
        member.item(),
        1,
        member.kind(),
        member.origin(),
        member.link(),
        member.title(),
        List.of(new Sentence("s1", sentence, null, null)),
        new Dates(member.published(), "pubDate", null, null, member.firstSeen()),
        List.of(),
        "en",
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        story,
        null,
        false);
  }

  /// The same items as another run has them, where they tell a story of that id.
  static Map<String, Item> telling(String story, Map<String, Item> items) {
    Map<String, Item> telling = new HashMap<>();
    items.forEach((id, item) -> telling.put(id, in(story, item)));
    return telling;
  }

  private static Item in(String story, Item item) {
    return new Item(
        item.id(),
        item.version(),
        item.kind(),
        item.origin(),
        item.link(),
        item.title(),
        item.sentences(),
        item.dates(),
        item.authors(),
        item.language(),
        item.image(),
        item.enclosures(),
        item.duration(),
        item.chapters(),
        item.episode(),
        item.reply(),
        item.place(),
        item.subjects(),
        item.insights(),
        item.sections(),
        item.segments(),
        story,
        item.duplicateOf(),
        item.truncated());
  }
}
