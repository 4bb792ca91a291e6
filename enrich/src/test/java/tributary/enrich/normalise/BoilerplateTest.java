package tributary.enrich.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The post A turbine spins! appeared first on Example.",
        "This article was originally published on Example Site.",
        "Originally published at https://example.org on May 3.",
        "Der Beitrag Strom wird knapp erschien zuerst auf Beispiel.",
        "L’article Le réseau est apparu en premier sur Exemple.",
        "La entrada La red se publicó primero en Ejemplo.",
        "Het bericht Stroom verscheen eerst op Voorbeeld.",
        "Read more",
        "Read more »",
        "Read the full story at Example",
        "[Read more...]",
        "Continue reading “A turbine spins” →",
        "Weiterlesen …",
        "Lire la suite",
        "続きを読む",
        "Share this:",
        "Share on Facebook",
        "Facebook Twitter LinkedIn",
        "Click to share on X (Opens in new window)",
        "Like Loading...",
        "Follow us on Twitter and Facebook!",
        "Sign up for our daily newsletter and never miss a story.",
        "Subscribe to our newsletter",
        "Subscribe!",
        "Abonnieren Sie unseren Newsletter.",
        "Inscrivez-vous à notre newsletter pour ne rien manquer.",
        "12 comments",
        "Leave a comment",
        "Comments (3)",
        "Comments are closed.",
        "Keine Kommentare",
        "5 min read",
        "Reading time: 4 minutes",
        "Advertisement",
        "Anzeige",
        "Article URL: https://example.org/a",
        "Comments URL: https://news.example/item?id=1",
        "Points: 143",
        "# Comments: 23",
        "submitted by /u/ada to r/power",
        "[link] [comments]",
        "© 2026 Example Media",
        "Copyright 2026 Example. All rights reserved.",
        "This item was collected by the hourly poll at 12:00.",
        "View Poll",
        "1,234 votes · 2 days left",
        "ada reposted",
        "#power #grid #turbine",
      })
  void takesOutWhatNobodyWroteForTheItem(String paragraph) {
    assertThat(Boilerplate.without(List.of("A turbine spins.", paragraph)))
        .containsExactly("A turbine spins.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The post office closure appeared first on Monday's agenda, then vanished.",
        "This article of the constitution was first published in 1949.",
        "Read more books, teachers say.",
        "Read the full judgment before you speak, the minister said.",
        "Share prices fell by 3 %.",
        "Share this burden fairly between rich and poor, she asked them.",
        "Follow us, cried the rebels, and the crowd followed.",
        "Sign up opens on Monday for the new plan.",
        "Subscribers left in droves.",
        "Join our union, the workers told the drivers.",
        "Comments by the minister drew anger.",
        "12 comments were deleted by the ministry.",
        "Poll: Most voters back the plan",
        "An hourly poll of voters showed a narrow race.",
        "1,234 votes were counted twice.",
        "Points: the team has three more than last year.",
        "Advertisement revenue fell.",
        "#MeToo changed the industry.",
        "RT is a channel of the Russian state.",
        "Copyright law changes in 2026.",
        "Like this bridge, many are old.",
        "Learn more about turbines, the teachers were told.",
        "X and Facebook were fined.",
        "Sponsored terrorism is on the rise, the report says.",
        "View from the top is splendid.",
        "No comment.",
      })
  void leavesWhatSomebodyMayWantToRead(String sentence) {
    List<String> paragraphs = List.of("A.", sentence, "B.", "C.", "D.");

    assertThat(Boilerplate.without(paragraphs)).isEqualTo(paragraphs);
    assertThat(Boilerplate.sentence(sentence, false)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RT @ada: A turbine spins|A turbine spins",
        "RT by @ada@example.social: A turbine spins|A turbine spins",
        "Reposted from @ada: A turbine spins|A turbine spins",
        "🔁 ada boosted: A turbine spins|A turbine spins",
        "[Hourly poll] A turbine spins|A turbine spins",
        "Hourly poll: A turbine spins|A turbine spins",
        "[Hourly feed poll]: A turbine spins|A turbine spins",
        "Poll: Most voters back the plan|Poll: Most voters back the plan",
        "RT @ada:|RT @ada:",
      })
  void takesTheMarkOfARepostOffATitle(String title, String own) {
    assertThat(Boilerplate.title(title)).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A turbine spins… Read more »|A turbine spins…",
        "A turbine spins. [Continue reading]|A turbine spins.",
        "A turbine spins […]|A turbine spins",
        "A turbine spins. #power #grid #wind|A turbine spins.",
        "A turbine spins at #Tihange near #Huy|A turbine spins at #Tihange near #Huy",
      })
  void takesItOffTheEndOfASentence(String sentence, String own) {
    assertThat(Boilerplate.sentence(sentence, false)).isEqualTo(own);
  }

  @Test
  void takesNoTimeOverHostileText() {
    for (String hostile :
        List.of(
            "#a ".repeat(200),
            "share ".repeat(100),
            "the post ".repeat(60),
            "RT @".repeat(150),
            " #".repeat(1_000_000),
            "x ".repeat(290),
            "(".repeat(600),
            "…".repeat(2_000_000))) {
      long began = System.nanoTime();

      Boilerplate.without(List.of(hostile));
      Boilerplate.sentence(hostile, true);

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }
    assertThat(Boilerplate.without(Stream.generate(() -> "12 comments").limit(9).toList()))
        .isEmpty();
  }
}
