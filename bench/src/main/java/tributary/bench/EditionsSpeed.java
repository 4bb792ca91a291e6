package tributary.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tributary.app.trial.TemporaryFolder;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Dates;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.events.topic.Json;
import tributary.events.topic.Marked;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Newsroom;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Told;
import tributary.publish.digest.Weekly;
import tributary.publish.library.Library;
import tributary.publish.proof.Original;
import tributary.publish.shelf.Shelf;

/// How long an edition over a busy week takes, from the shelf to the proven record, with the items'
/// texts in a library on disk as a publisher has them; and whether a second one, of the stories in
/// another order, has the same bytes.
public final class EditionsSpeed {
  private static final Instant WEEK = Instant.parse("2026-11-09T00:00:00Z");
  private static final int OUTLETS = 400;
  private static final int SUBJECTS = 40;
  private static final int SENTENCES = 25;

  private final Random random = new Random(11);
  private final List<Story> stories = new ArrayList<>();

  private EditionsSpeed() {}

  /// @param args items (50000), stories (8000), entries (20)
  public static void main(String[] args) throws IOException {
    int items = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    int stories = args.length > 1 ? Integer.parseInt(args[1]) : 8_000;
    int length = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    Path folder = TemporaryFolder.make("editions").path();
    try (Library library = Library.open(folder)) {
      EditionsSpeed made = new EditionsSpeed();
      made.print(items, stories, library);
      library.commit();
      byte[] first = made.edit(library, length);
      Collections.shuffle(made.stories, made.random);
      byte[] second = made.edit(library, length);
      System.out.printf("same bytes: %s%n", Arrays.equals(first, second));
    }
  }

  private void print(int items, int count, Library library) {
    int offset = 0;
    for (int i = 0; i < count; i++) {
      int voices = items / count + (i < items % count ? 1 : 0);
      List<Member> members = new ArrayList<>();
      List<Insight> insights = new ArrayList<>();
      for (int voice = 0; voice < voices; voice++) {
        Member member = member(i, voice);
        List<Sentence> sentences = sentences(member.item());
        members.add(member);
        if (voice < 6) {
          insights.add(insight(member, sentences.get(1)));
        }
        library.put(0, offset++, member.item(), item(member, i, sentences));
      }
      members.sort(Comparator.comparing(Member::firstSeen));
      stories.add(story(i, members, insights));
    }
  }

  private Member member(int story, int voice) {
    String item = "item-%d-%d".formatted(story, voice);
    int outlet = random.nextInt(OUTLETS);
    Instant published = WEEK.plusSeconds(random.nextInt(7 * 86_400 - 3_600));
    return new Member(
        item,
        1,
        voice == 0 ? Role.ORIGINAL : voice % 5 == 4 ? Role.DUPLICATE : Role.COVERAGE,
        Kind.ARTICLE,
        new Origin("feed" + outlet, "Outlet " + outlet, null),
        "Report %d of matter %d".formatted(voice, story),
        URI.create("https://outlet%d.example/%s".formatted(outlet, item)),
        null,
        published,
        published.plusSeconds(60),
        false,
        null,
        null);
  }

  private List<Sentence> sentences(String item) {
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < SENTENCES; i++) {
      String text =
          "The plant of %s takes %d megawatts in stage %d, its owners said to reporters on the site."
              .formatted(item.replace('-', ' '), random.nextInt(900) + 100, i);
      sentences.add(new Sentence("s" + i, text, null, null));
    }
    return sentences;
  }

  private static Insight insight(Member member, Sentence sentence) {
    return Insight.of(claim(member, sentence));
  }

  private static Claim claim(Member member, Sentence sentence) {
    return new Claim(
        sentence.text(),
        List.of(new Citation(member.item(), sentence.id(), sentence.text(), null)));
  }

  private Story story(int number, List<Member> members, List<Insight> insights) {
    List<Claim> claims = insights.stream().map(Insight::said).toList();
    Brief brief =
        new Brief(
            claims.getFirst(),
            claims.subList(1, Math.min(5, claims.size())),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    int subject = random.nextInt(SUBJECTS);
    return new Story(
        "story-" + number,
        members.size(),
        members.getFirst().title(),
        members.stream().map(Member::firstSeen).max(Instant::compareTo).orElseThrow(),
        members,
        brief,
        insights,
        List.of(new SubjectTag("s" + subject, "Subject " + subject, random.nextInt(1000), "words")),
        List.of(),
        List.of(),
        null,
        "bench");
  }

  private static Item item(Member member, int story, List<Sentence> sentences) {
    return new Item(
        member.item(),
        1,
        member.kind(),
        member.origin(),
        member.link(),
        member.title(),
        sentences,
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
        "story-" + story,
        null,
        false);
  }

  private byte[] edit(Library library, int length) throws JsonProcessingException {
    Weekly schedule = new Weekly(DayOfWeek.MONDAY, LocalTime.MIDNIGHT, ZoneOffset.UTC);
    Plan plan = new Plan("weekly", "The week in brief", schedule, length);
    Instant end = WEEK.plusSeconds(7 * 86_400);
    Shelf shelf = new Shelf(1, schedule::endsWithin);
    stories.forEach(story -> told(story).forEach(one -> shelf.put(0, one.id(), Marked.of(one))));
    shelf.put(0, "mark", new Marked.Mark<>("stories-0", end.plusSeconds(1)));
    long held = held();
    long begin = System.nanoTime();
    Editor editor = new Editor(plan, schedule.lastEnded(end), new Told(Set.of(), Set.of()));
    Newsroom newsroom = new Newsroom(item -> library.item(item).map(Original::of));
    Digest digest = newsroom.edit(editor, shelf.asOf(end), List.of());
    byte[] bytes = Json.MAPPER.writeValueAsBytes(digest);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "%,d items, %,d stories: %,d entries of %,d bytes in %.2f s; heap %,d MB before, %,d MB after%n",
        digest.counts().items(),
        digest.counts().stories(),
        digest.entries().size(),
        bytes.length,
        seconds,
        held >> 20,
        held() >> 20);
    return bytes;
  }

  /// A version for each report, as they came.
  private static List<Story> told(Story story) {
    List<Story> versions = new ArrayList<>();
    for (Member member : story.members()) {
      Shelf.cut(story, member.firstSeen().plusMillis(1))
          .ifPresent(cut -> versions.add(version(cut, versions.size() + 1)));
    }
    return versions;
  }

  private static Story version(Story story, int number) {
    return new Story(
        story.id(),
        number,
        story.headline(),
        story.closedAt(),
        story.members(),
        story.brief(),
        story.insights(),
        story.subjects(),
        story.related(),
        story.aliases(),
        story.mergedInto(),
        story.algorithm());
  }

  private static long held() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
