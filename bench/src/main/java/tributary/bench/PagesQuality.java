package tributary.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tributary.app.lab.ArticleScore;
import tributary.app.lab.PageFiles;
import tributary.app.lab.PageReadout;
import tributary.ingest.page.Page;

/// Extracts the articles of labelled pages with the production code and with Readability4J alone,
/// and prints how well each agrees with the labels, over all and over two halves of the pages.
public final class PagesQuality {
  private PagesQuality() {}

  /// @param args a folder as the article-extraction-benchmark has it
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: PagesQuality DIR");
      System.exit(2);
    }
    PageFiles files = PageFiles.in(Path.of(args[0]));
    for (int round = 0; round < 2; round++) { // the first warms the machine up
      report("Readability4J", files, PagesQuality::alone, round > 0);
      report("Tributary", files, found -> PageReadout.of(found).articleBody(), round > 0);
    }
  }

  private static String alone(PageFiles.Found found) {
    Document page =
        Jsoup.parse(new String(found.bytes(), StandardCharsets.UTF_8), found.at().toString());
    String html = new Readability4J(found.at().toString(), page).parse().getContent();
    return html == null ? "" : text(html, found.at());
  }

  /// By the same way from HTML to text as the production code's.
  private static String text(String html, URI at) {
    return new Page(null, null, html, null, null, null, at, true).text();
  }

  private static void report(
      String name, PageFiles files, Function<PageFiles.Found, String> reader, boolean print) {
    long start = System.nanoTime();
    Map<String, String> read = files.read(reader);
    double millis = (System.nanoTime() - start) / 1e6 / read.size();
    List<ArticleScore> all = new ArrayList<>();
    List<ArticleScore> even = new ArrayList<>();
    List<ArticleScore> odd = new ArrayList<>();
    read.forEach((id, text) -> {
      String truth = files.truth(id);
      if (truth != null) {
        ArticleScore score = ArticleScore.of(truth, text);
        (all.size() % 2 == 0 ? even : odd).add(score);
        all.add(score);
      }
    });
    if (print) {
      System.out.printf(
          "%-14s %s; halves F1 %.4f and %.4f; %.1f ms a page%n",
          name,
          ArticleScore.over(all),
          ArticleScore.over(even).f1(),
          ArticleScore.over(odd).f1(),
          millis);
    }
  }
}
