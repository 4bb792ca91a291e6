package tributary.app.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFilesTest {
  private static final Path DATA =
      Path.of(System.getProperty("tributary.root", "..")).resolve("../shared/data/pages");

  /// Below what the code reaches, above what was asked of it.
  private static final double FLOOR = 0.97;

  @Test
  void readsPagesPlainAndCompressed(@TempDir Path folder) throws IOException {
    String page =
        "<title>Bridge opens</title><article><p>"
            + "The bridge was opened on Monday, two years late. ".repeat(6)
            + "</p></article>";
    Path html = Files.createDirectory(folder.resolve("html"));
    Files.writeString(html.resolve("a.html"), page);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(html.resolve("b.html.gz")))) {
      out.write("<title>404</title><p>Not here.</p>".getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(
        folder.resolve("ground-truth.json"), "{\"a\":{\"articleBody\":\"The bridge\"}}");

    PageFiles files = PageFiles.in(folder);
    Map<String, PageReadout> read = files.read(PageReadout::of);

    assertThat(read).containsOnlyKeys("a", "b");
    assertThat(read.get("a").title()).isEqualTo("Bridge opens");
    assertThat(read.get("a").articleBody()).startsWith("The bridge was opened");
    assertThat(read.get("b").problem()).isEqualTo("an error page came in place of the article");
    assertThat(files.truth("a")).isEqualTo("The bridge");
    assertThat(files.truth("b")).isNull();
  }

  @Test
  void scoresAsTheBenchmarkDoes() {
    // Marked: abcd, bcde, cdef. Extracted: bcde, cdef, defg. Two are common.
    ArticleScore score = ArticleScore.of("a b c d e f", "b, c d e! f g");

    assertThat(score.precision()).isEqualTo(2 / 3.0, within(1e-9));
    assertThat(score.recall()).isEqualTo(2 / 3.0, within(1e-9));
    assertThat(ArticleScore.of("a b", "a b").f1()).isEqualTo(1.0);
    assertThat(ArticleScore.of("a b", "").precision()).isNaN();
    assertThat(ArticleScore.of("a b", "").recall()).isZero();
    assertThat(ArticleScore.over(List.of(score, ArticleScore.of("a b", ""))).precision())
        .isEqualTo(2 / 3.0, within(1e-9));
  }

  @Test
  void keepsTheFloorOnThePublicBenchmark() {
    assumeTrue(Files.isDirectory(DATA), "the public pages are not at ../shared/data/pages");
    PageFiles files = PageFiles.in(DATA);
    List<ArticleScore> scores = new ArrayList<>();
    List<String> refused = new ArrayList<>();

    files
        .read(PageReadout::of)
        .forEach((id, page) -> {
          String truth = files.truth(id);
          scores.add(ArticleScore.of(truth == null ? "" : truth, page.articleBody()));
          if (page.articleBody().isEmpty()) {
            refused.add(id);
          }
        });

    assertThat(refused).isEmpty();
    assertThat(ArticleScore.over(scores).f1()).isGreaterThan(FLOOR);
  }
}
