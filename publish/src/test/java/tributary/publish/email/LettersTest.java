package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.member;
import static tributary.publish.SampleWeek.says;
import static tributary.publish.SampleWeek.story;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.SampleWeek;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Told;

class LettersTest {
  private static final String INSIDE = "2026-11-12T12:00:00Z";

  @Test
  void linksEveryNumberToTheSourceOfThatNumber() {
    Digest digest = SampleWeek.digest();
    Document html = Jsoup.parse(new Letters(null).write(digest).html());

    assertThat(html.select(":is(p, td) > a:matchesOwn(^\\[\\d)")).isNotEmpty();
    for (Element cite : html.select(":is(p, td) > a:matchesOwn(^\\[\\d)")) {
      int number = Integer.parseInt(cite.text().replaceAll("\\[(\\d+).*", "$1"));
      Digest.Source source = digest.sources().get(number - 1);
      assertThat(cite.attr("href")).isIn(source.link() + "", source.audio() + "#t=754");
    }
  }

  @Test
  void needsNothingFromAnywhereElse() {
    Document html = Jsoup.parse(new Letters(null).write(SampleWeek.digest()).html());

    assertThat(html.select("img, script, link, iframe, form")).isEmpty();
    assertThat(html.select("table")).allMatch(t -> t.attr("role").equals("presentation"));
  }

  @Test
  void leadsToTheWebWhereThereIsAPublicAddressAndDoesWithoutElsewhere() {
    Letter inside = new Letters(null).write(SampleWeek.digest());
    Letter outside =
        new Letters(URI.create("https://brief.example/news/")).write(SampleWeek.digest());

    assertThat(inside.text()).doesNotContain("On the web");
    assertThat(outside.text()).contains("https://brief.example/news/editions/weekly-2026-W46");
    assertThat(outside.html()).contains("https://brief.example/news/editions/weekly-2026-W46");
  }

  @Test
  void saysTheGistWhatFollowsAndWhereSourcesDisagreeAndLeadsToTheStory() {
    Letter letter =
        new Letters(URI.create("https://brief.example/news/")).write(SampleLetters.briefed());

    String text = letter.text().replaceAll("\\s+", " ");
    assertThat(text)
        .contains("Nearly 50 % of the US data-centre projects due this year")
        .contains("Impact: What follows from it")
        .contains("Sources disagree on US data-centre projects that are late: nearly 50 % [")
        .contains("] against over 50 % [")
        .contains("The whole story: https://brief.example/news/stories/");
    Document html = Jsoup.parse(letter.html());
    assertThat(html.text()).contains("Impact:", "Sources disagree");
    assertThat(html.select("a:contains(The whole story)"))
        .hasSize(letter.shown())
        .allMatch(a -> a.attr("href").startsWith("https://brief.example/news/stories/"));
    assertThat(new Letters(null).write(SampleLetters.briefed()).text())
        .doesNotContain("The whole story");
  }

  @Test
  void staysSmallByLeavingTheLastStoriesToTheWeb() {
    List<Story> stories =
        IntStream.range(100, 120)
            .mapToObj(i -> {
              Member member = member("m" + i, "Outlet", INSIDE);
              String claim = "It was said, at length. ".repeat(150);
              return story(
                  "s" + i,
                  "Story " + i,
                  List.of(member),
                  List.of(says(claim, member, null)),
                  List.of());
            })
            .toList();

    Letter letter = new Letters(null).write(edited(stories));

    assertThat(letter.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(80_000);
    assertThat(letter.shown()).isBetween(5, 19);
    assertThat(letter.shown() + letter.left()).isEqualTo(20);
    assertThat(letter.text()).contains(letter.left() + " more stories in the web edition.");
    assertThat(Jsoup.parse(letter.html()).select("p:matchesOwn(^\\[\\d+\\])"))
        .hasSize(letter.shown());
  }

  @Test
  void keepsAHostileTitleOnOneLineAndAsText() {
    String hostile = "Deal\r\nBcc: all@victims.example\r\n\r\n<script>alert(1)</script>\u202Egnp";
    Member member = member("m1", "Out\nlet", INSIDE);

    Letter letter = new Letters(null).write(edited(List.of(story("s1", hostile, List.of(member)))));

    assertThat(letter.subject()).doesNotContain("\r", "\n", "\u202E");
    assertThat(letter.html()).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(letter.text())
        .contains("1. Deal Bcc: all@victims.example <script>alert(1)</script>");
  }

  @Test
  void tellsWhatIsNewInAStoryAndWhatWasWrongWithOne() {
    Letter letter = new Letters(null).write(SampleLetters.full());

    String text = letter.text().replaceAll("\\s+", " ");
    assertThat(text)
        .contains("New: ", "(before: 250 MW")
        .contains("CORRECTIONS Corrected: A lease that was none (Sun 15 Nov) It was an option.")
        .contains("Taken back: Somebody said");
    assertThat(Jsoup.parse(letter.html()).text())
        .contains("New: ", "(before: 250 MW", "Taken back: Somebody said");
  }

  @Test
  void keepsAHeadlineBehindItsNumberHoweverLongItIs() {
    String title = "The quick brown fox jumps over ".repeat(60).strip();
    Letter letter =
        new Letters(null)
            .write(edited(List.of(story("s1", title, List.of(member("m1", "One", INSIDE))))));

    List<String> lines = letter.text().lines().toList();
    int first = lines.indexOf(lines.stream().filter(l -> l.startsWith("1. ")).findFirst().get());
    assertThat(lines.get(first + 1)).startsWith("   ").isNotBlank();
    assertThat(lines).allMatch(line -> line.length() <= 72);
    Document html = Jsoup.parse(letter.html());
    assertThat(html.select("h2").first().text()).hasSizeLessThan(250).endsWith("…");
  }

  @Test
  void setsAHeadlineThatRunsFromTheRight() {
    String title = "مراكز البيانات تستهلك 10 % من الكهرباء";
    Letter letter =
        new Letters(null)
            .write(edited(List.of(story("s1", title, List.of(member("m1", "One", INSIDE))))));

    assertThat(letter.subject()).contains(title);
    assertThat(letter.text()).contains("1. " + title);
    assertThat(Jsoup.parse(letter.html()).select("h2[dir=auto]").first().text()).contains(title);
  }

  @Test
  void saysWhoStandsBehindItAndHowToChooseAndLeave() {
    Letter letter =
        new Letters(URI.create("https://brief.example/"), "River & Sons, 1 Quay, Springfield")
            .write(SampleWeek.digest());

    assertThat(letter.text())
        .endsWith("\n" + Letter.EXIT + "\nRiver & Sons, 1 Quay, Springfield\n")
        .contains("\n-- \n" + Letter.REASON + "\n", "\n" + Letter.PREFERENCES + "\n");
    Document html = Jsoup.parse(letter.html());
    assertThat(html.text()).contains(Letter.REASON, "River & Sons, 1 Quay, Springfield");
    assertThat(html.select("a[href=%s]".formatted(Letter.PREFERENCES))).hasSize(1);
    assertThat(html.select("a[href=%s]".formatted(Letter.EXIT))).hasSize(1);
  }

  @Test
  void cutsALongSubjectAfterAWholeWord() {
    String title = "overwhelming ".repeat(500).strip();
    Letter letter =
        new Letters(null)
            .write(edited(List.of(story("s1", title, List.of(member("m1", "One", INSIDE))))));

    assertThat(letter.subject()).hasSizeLessThanOrEqualTo(111).endsWith("overwhelming…");
  }

  @Test
  void saysThatTheWeekWasEmpty() {
    Letter letter = new Letters(null).write(edited(List.of()));

    assertThat(letter.subject()).endsWith("nothing new");
    assertThat(letter.text()).contains("Nothing new was told in these days.");
    assertThat(letter.html()).contains("Nothing new was told in these days.");
  }

  @Test
  void breaksTextBetweenWordsAndNeverALink() {
    Letter letter = new Letters(null).write(SampleWeek.digest());

    assertThat(letter.text().lines().filter(line -> line.length() > 72))
        .allMatch(
            line -> line.strip().startsWith("https://") || line.matches(".*\\d+:\\d+ +https://.*"));
    SampleWeek.digest()
        .sources()
        .forEach(source -> assertThat(letter.text()).contains(source.link() + ""));
  }

  private static Digest edited(List<Story> stories) {
    return new Editor(SampleWeek.PLAN, SampleWeek.PERIOD, new Told(Set.of(), Set.of()))
        .edit(stories, List.of());
  }
}
