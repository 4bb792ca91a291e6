package tributary.enrich.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.enrich.RawItems;
import tributary.events.item.RawItem;
import tributary.events.item.Sentence;
import tributary.events.item.Utterance;

class NormaliserTest {
  private final Normaliser normaliser = new Normaliser();

  @Test
  void startsASentenceWithEveryBlockAndFoldsWhiteSpace() {
    assertThat(sentences("<h2>Heading</h2><p>One\n two&nbsp;three.</p><ul><li>Four<li>Five</ul>"))
        .containsExactly("Heading", "One two three.", "Four", "Five");
  }

  @Test
  void doesNotSplitAtAbbreviationsAndNumbers() {
    assertThat(sentences("<p>Mr. Miller paid $2.5 million. The U.S. grid took it.</p>"))
        .containsExactly("Mr. Miller paid $2.5 million.", "The U.S. grid took it.");
  }

  @Test
  void leavesOutWhatFeedsAddToEveryEntry() {
    assertThat(
            sentences(
                "<p>A turbine spins.</p><p>The post A turbine appeared first on Example.</p>"
                    + "<p>Read more</p>"))
        .containsExactly("A turbine spins.");
  }

  @Test
  void survivesAnEmptyItemAPageOfTagsAndMixedScripts() {
    assertThat(sentences("")).isEmpty();
    assertThat(sentences("<div>".repeat(2_000))).isEmpty();
    assertThat(sentences("<p>مرحبا بالعالم. こんにちは世界。Ende.</p>")).isNotEmpty();
  }

  @Test
  void givesASentenceTheSameIdForTheSameTextInTheSamePlace() {
    Draft one = normaliser.normalise(RawItems.post("a", 0, "Title", "First. Second."));
    Draft other = normaliser.normalise(RawItems.post("b", 5, "Other", "First. Changed."));
    assertThat(one.sentences().getFirst().id()).isEqualTo(other.sentences().getFirst().id());
    assertThat(one.sentences().getLast().id()).isNotEqualTo(other.sentences().getLast().id());
  }

  @Test
  void keepsTheSecondOfWhatIsSaid() {
    RawItem post = RawItems.post("show", 0, "Episode", "Notes.");
    RawItem episode =
        new RawItem(
            post.id(),
            1,
            post.kind(),
            post.origin(),
            null,
            null,
            post.title(),
            null,
            post.content(),
            post.dates(),
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of(new Utterance(2590, "Ada", "Power is the limit. It will stay so.")),
            null,
            null,
            null,
            false);
    assertThat(normaliser.normalise(episode).sentences())
        .filteredOn(sentence -> sentence.second() != null)
        .extracting(Sentence::text)
        .containsExactly("Power is the limit.", "It will stay so.");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x?utm_source=rss&id=7&fbclid=1#top, https://a.example/x?id=7",
    "HTTPS://A.example:443/b/../x?utm_medium=mail, https://a.example/x",
    "https://a.example/x?reference=9, https://a.example/x?reference=9"
  })
  void takesFromAnAddressWhatOnlyTellsWhoSentTheReader(String given, String canonical) {
    assertThat(CanonicalUrl.of(URI.create(given))).isEqualTo(URI.create(canonical));
  }

  private List<String> sentences(String html) {
    RawItem item = RawItems.post("a", 0, "Title", "");
    RawItem with =
        new RawItem(
            item.id(),
            1,
            item.kind(),
            item.origin(),
            null,
            null,
            item.title(),
            null,
            html,
            item.dates(),
            List.of(),
            List.of(),
            null,
            null,
            List.of(),
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            false);
    return normaliser.normalise(with).sentences().stream().map(Sentence::text).toList();
  }
}
