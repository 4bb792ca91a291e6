package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.ingest.source.Entry;

class TeaserTest {
  private static final String LONG =
      "<p>" + "A sentence of an article, with some words in it. ".repeat(20) + "</p>";

  private static Entry entry(
      @Nullable String title, @Nullable String summary, @Nullable String content) {
    return new Entry(
        null, null, title, summary, content, null, null, null, null, List.of(), List.of(), null,
        null, List.of(), null, List.of(), List.of(), null, null, null, null);
  }

  private static boolean teaser(String content) {
    return Teaser.is(entry("Title", null, content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Read more</p>",
        "<a href=x>Continue reading <span>Bridge opens</span> the full story →</a>",
        "<p>Weiterlesen</p>",
        "<p>Zum ganzen Artikel</p>",
        "<p>Lire la suite »</p>",
        "<p>Leggi tutto</p>",
        "<p>Seguir leyendo</p>",
        "<p>Leia mais</p>",
        "<p>Lees verder</p>",
        "<p>Czytaj dalej</p>",
        "<p>Läs mer</p>",
        "<p>Читать далее</p>",
        "<p>The bridge was opened on […]</p>",
        "<p>The bridge was opened on …</p>",
        "<p>The bridge was opened on [&#8230;]</p><p>The post <a>Bridge opens</a> appeared first on"
            + " <a>Outlet</a>.</p>",
        "<p>The bridge was opened by the</p>"
      })
  void knowsAnEntryThatEndsInAnInvitation(String end) {
    assertThat(teaser(LONG + end)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<p>“That will do,” she said, and went on.</p>",
        "<p>The post <a>Bridge opens</a> appeared first on <a>Outlet</a>.</p>",
        "<p>He asked whether there was more to read in the story.</p>"
      })
  void takesAWholeTextForWhatItIs(String end) {
    assertThat(teaser(LONG + end)).isFalse();
  }

  @Test
  void takesAShortTextForATeaserButNotANote() {
    assertThat(teaser("<p>The bridge was opened on Monday.</p>")).isTrue();
    assertThat(teaser("")).isTrue();
    assertThat(Teaser.is(entry(null, null, "<p>The bridge is open!</p>"))).isFalse();
    assertThat(Teaser.is(entry(null, null, "<p>The bridge is open, and it …</p>"))).isTrue();
  }

  @Test
  void judgesByTheMoreThatAnEntrySays() {
    assertThat(Teaser.is(entry("Title", LONG, "<p>Short.</p>"))).isFalse();
  }
}
