package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.item.Sentence;
import tributary.events.topic.Json;
import tributary.publish.SampleWeek;
import tributary.publish.proof.Original;

class CommentedTest {
  private static final String TEXT = "The tenant brings its own network.";
  private static final Digest EDITION = SampleWeek.digest();

  @Test
  void asksOnceAnEntryInOrderWithTheItemsThatItRestsOn() {
    List<String> asked = new ArrayList<>();
    Commentary listening =
        (entry, originals) -> {
          asked.add(entry.story());
          assertThat(originals)
              .extracting(Original::item)
              .containsExactlyInAnyOrderElementsOf(entry.toldBy());
          return Optional.empty();
        };
    assertThat(commented(listening)).isEqualTo(EDITION.entries());
    assertThat(asked)
        .containsExactlyElementsOf(EDITION.entries().stream().map(Digest.Entry::story).toList());
  }

  @Test
  void keepsWhatHoldsAndCountsWhatDoesNot() {
    Digest.Entry first =
        commented((entry, originals) ->
                Optional.of(
                    generated(
                        claim(entry, TEXT, TEXT),
                        claim(entry, "The tenant pays 900 million dollars.", TEXT),
                        claim(entry, TEXT, "Another quote."))))
            .getFirst();
    Digest.Generated kept = first.generated();
    assertThat(kept).isNotNull();
    assertThat(kept.simply()).containsExactly(claim(first, TEXT, TEXT));
    assertThat(kept.withheld()).isEqualTo(1 + 2);
  }

  @Test
  void believesNoCitationOfAnItemThatIsNotTheStorys() {
    Claim foreign = new Claim(TEXT, List.of(new Citation("elsewhere", "t0", TEXT, null)));
    assertThat(commented((entry, originals) -> Optional.of(generated(foreign))))
        .allSatisfy(entry -> {
          assertThat(entry.generated()).isNotNull();
          assertThat(entry.generated().simply()).isEmpty();
        });
  }

  @Test
  void theEditionStandsWhateverTheCommentaryDoes() {
    Commentary failing =
        (entry, originals) -> {
          throw new IllegalStateException("no comment");
        };
    assertThat(commented(failing)).isEqualTo(EDITION.entries());
  }

  @Test
  void theEditionStaysAsSmallAsReadersExpect() throws Exception {
    Commentary endless =
        (entry, originals) -> {
          Claim claim = claim(entry, TEXT, TEXT);
          Claim[] many = new Claim[2000];
          Arrays.fill(many, claim);
          return Optional.of(generated(many));
        };
    List<Digest.Entry> entries = commented(endless);
    assertThat(entries.getFirst().generated()).isNotNull();
    assertThat(entries.getLast().generated()).isNull();
    assertThat(Json.MAPPER.writeValueAsBytes(EDITION.with(entries, null)).length)
        .isLessThanOrEqualTo(Editor.MAX_BYTES + 1000);
  }

  private static List<Digest.Entry> commented(Commentary commentary) {
    return Commented.entries(
        EDITION,
        commentary,
        item ->
            item.equals("elsewhere")
                ? Optional.of(original(item))
                : EDITION.sources().stream()
                    .filter(source -> source.item().equals(item))
                    .map(source -> original(item))
                    .findFirst());
  }

  private static Original original(String item) {
    return new Original(item, 1, "Title", "en", List.of(new Sentence("t0", TEXT, null, null)));
  }

  private static Claim claim(Digest.Entry entry, String text, String quote) {
    return new Claim(text, List.of(new Citation(entry.toldBy().getFirst(), "t0", quote, null)));
  }

  private static Digest.Generated generated(Claim... simply) {
    return new Digest.Generated(
        "played", List.of(simply), List.of(), List.of(), List.of(), List.of(), 1);
  }
}
