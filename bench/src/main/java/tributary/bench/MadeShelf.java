package tributary.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.item.Enclosure;
import tributary.events.item.Ids;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.events.topic.Marked;
import tributary.publish.library.Library;
import tributary.publish.shelf.Stories;

/// A shelf of made-up news, four items to a story, one item in ten an episode with a transcript, of
/// a year: put straight into library and stories, without a broker.
final class MadeShelf {
  static final int TELLINGS = 4;
  static final int SUBJECTS = 12;
  private static final Instant BEGIN = Instant.parse("2025-12-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  private final MadeNews news;
  private final List<Item> told = new ArrayList<>();
  private int made;

  MadeShelf(int items) {
    this.news = new MadeNews(1, BEGIN, YEAR.dividedBy(items));
  }

  static String subject(int number) {
    return "subject-" + number % SUBJECTS;
  }

  static String item(int number) {
    return "item-" + number;
  }

  static String story(int number) {
    return Ids.hash("story", Integer.toString(number / TELLINGS));
  }

  /// The titles of some of them, spread over all, without a shelf.
  static List<String> titles(int items) {
    MadeShelf shelf = new MadeShelf(items);
    List<String> titles = new ArrayList<>();
    for (int number = 0; number < items; number++) {
      String title = shelf.news.next().title();
      if (number % Math.max(1, items / 2_000) == 0) {
        titles.add(title);
      }
    }
    return titles;
  }

  /// The titles of some of them, spread over all.
  List<String> fill(int items, Library library, Stories stories) {
    List<String> titles = new ArrayList<>();
    for (int number = 0; number < items; number++) {
      Item item = item(news.next());
      library.put(0, number, item.id(), item);
      told.add(item);
      if (told.size() == TELLINGS) {
        Story story = story(List.copyOf(told));
        stories.put(0, number, story.id(), Marked.of(story));
        told.clear();
      }
      if (number % Math.max(1, items / 2_000) == 0) {
        titles.add(item.title());
      }
    }
    library.commit();
    stories.commit();
    return titles;
  }

  private Item item(RawItem raw) {
    int number = made++;
    boolean spoken = number % 10 == 0;
    List<Sentence> sentences = new ArrayList<>();
    for (String text : String.valueOf(raw.content()).split("(?<=\\.) ")) {
      int place = sentences.size();
      sentences.add(new Sentence("s" + place, text, spoken ? place * 20 : null, null));
    }
    String subject = subject(number / TELLINGS);
    return new Item(
        item(number),
        1,
        spoken ? Kind.PODCAST : Kind.POST,
        raw.origin(),
        URI.create("https://made.example/" + number),
        raw.title(),
        sentences,
        raw.dates(),
        List.of(),
        "en",
        null,
        spoken
            ? List.of(new Enclosure(URI.create("https://made.example/a.mp3"), "audio/mpeg", null))
            : List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        List.of(new SubjectTag(subject, "Matter " + subject, 800, "made")),
        List.of(),
        List.of(),
        List.of(),
        story(number),
        null,
        false);
  }

  private static Story story(List<Item> items) {
    List<Claim> claims =
        items.stream().map(item -> item.sentences().getFirst().claim(item.id())).toList();
    List<Insight> insights =
        items.stream().map(item -> Insight.of(item.sentences().get(1).claim(item.id()))).toList();
    List<Brief.Development> steps =
        items.stream()
            .map(item ->
                new Brief.Development(
                    item.dates().clamped(), item.sentences().get(2).claim(item.id())))
            .toList();
    Item first = items.getFirst();
    return new Story(
        first.story(),
        items.size(),
        first.title(),
        items.getLast().dates().firstSeen(),
        items.stream().map(item -> member(item, item.id().equals(first.id()))).toList(),
        new Brief(
            claims.getFirst(),
            claims.subList(1, claims.size()),
            List.of(),
            List.of(),
            List.of(),
            steps),
        insights,
        first.subjects(),
        List.of(),
        List.of(),
        null,
        "made");
  }

  private static Member member(Item item, boolean first) {
    return new Member(
        item.id(),
        item.version(),
        first ? Role.ORIGINAL : Role.COVERAGE,
        item.kind(),
        item.origin(),
        item.title(),
        item.link(),
        null,
        item.dates().clamped(),
        item.dates().firstSeen(),
        false,
        null,
        null);
  }
}
