package tributary.enrich.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void aShortTextIsReadWholeInOneLine() {
    assertThat(Excerpt.of("  Strong  quake\n hits\tNepal. ")).isEqualTo("Strong quake hits Nepal.");
  }

  @Test
  void nothingIsReadBeyondAHundredWords() {
    String excerpt = Excerpt.of("word ".repeat(1_000_000));

    assertThat(excerpt.split(" ")).hasSize(100).containsOnly("word");
  }

  @Test
  void aTextWithoutSpacesIsCutInTime() {
    assertThat(Excerpt.of("x".repeat(5_000_000))).hasSize(1_000);
    assertThat(Excerpt.of("\uD83D\uDE00".repeat(5_000)).codePoints().allMatch(c -> c == 0x1F600))
        .isTrue();
  }

  @Test
  void whatNobodySeesIsLeftOut() {
    assertThat(Excerpt.of("\u202Eevil\u202C and\u200B good\uFEFF")).isEqualTo("evil and good");
  }

  @Test
  void whatSaysNothingIsEmpty() {
    assertThat(Excerpt.of("")).isEmpty();
    assertThat(Excerpt.of(" \n\u00A0")).isEmpty();
    assertThat(Excerpt.of("\u200F\u202E")).isEmpty();
    assertThat(Excerpt.of("… – !")).isEmpty();
    assertThat(Excerpt.of("\uD800")).isEmpty();
  }
}
