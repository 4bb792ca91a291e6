package tributary.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the pages say of the code is so.
class DocsTest {
  private static final Path ROOT = House.checkout();

  /// More than a reader will read before trying.
  private static final int README_LINES = 120;

  private static List<Page> pages;
  private static DocRules rules;

  @BeforeAll
  static void read() throws IOException {
    pages = Page.all(ROOT);
    rules = DocRules.of(ROOT);
  }

  private static List<String> faults(Function<Page, Stream<String>> rule) {
    return pages.stream().flatMap(rule).distinct().toList();
  }

  @Test
  void typesThatPagesNameExist() {
    assertThat(faults(rules::types)).isEmpty();
  }

  @Test
  void testsThatPagesNameExist() {
    assertThat(faults(rules::tests)).isEmpty();
  }

  @Test
  void whatPagesCallATopicIsOne() {
    assertThat(faults(rules::topics)).isEmpty();
  }

  @Test
  void commandsThatPagesShowExist() {
    assertThat(faults(rules::commands)).isEmpty();
  }

  @Test
  void buildCommandsThatPagesShowNameModulesAndTestsThatExist() {
    assertThat(faults(rules::builds)).isEmpty();
  }

  @Test
  void linksAndPathsLeadSomewhere() {
    assertThat(faults(rules::files)).isEmpty();
  }

  @Test
  void commandsThatMessagesNameExist() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path source : DocRules.sources(ROOT)) {
      if (source.toString().contains("/src/main/")) {
        rules.commands(Page.read(ROOT, source)).forEach(faults::add);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void pagesThatCommentsNameExist() throws IOException {
    List<Path> files = new ArrayList<>(DocRules.sources(ROOT));
    for (String file : List.of("pom.xml", "mvnw", "tributary", "Dockerfile", ".ci/run")) {
      files.add(ROOT.resolve(file));
    }
    List<String> faults = new ArrayList<>();
    for (Path file : files) {
      if (!file.toString().contains("/src/test/java/tributary/house/")) {
        rules.named(file).forEach(faults::add);
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theReadmeIsRead() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md")))
        .as("README.md: at most %d lines; move what not everybody needs to docs/", README_LINES)
        .hasSizeLessThanOrEqualTo(README_LINES);
  }

  @Test
  void aPageThatIsWrongIsFound() {
    Page wrong =
        Page.of(
            "docs/wrong.md",
            """
            # Wrong
            `StoryFinder` reads the topics `posts` and `postings`, and `Topics.all()` has the `shelves` topic.
            See [time](time.md#no-such-heading), [nothing](nothing.md) and `enrich/src/main/nowhere/`.
            Then `tributary feeds frobnicate`, held by `DocsTest.theReadmeIsWritten` and `DocsTest.faults`.
            ```
            $ ./tributary demo --twice
            ./tributary replays
            ./mvnw -pl extract test -Dtest=NoSuchTest
            ```
            """);
    assertThat(rules.types(wrong)).singleElement().asString().contains("StoryFinder");
    assertThat(rules.tests(wrong)).hasSize(2).allMatch(fault -> fault.contains("`DocsTest."));
    assertThat(rules.topics(wrong)).hasSize(2).allMatch(fault -> fault.startsWith("docs/wrong.md"));
    assertThat(rules.files(wrong)).hasSize(3);
    assertThat(rules.commands(wrong)).hasSize(3);
    assertThat(rules.builds(wrong)).hasSize(2);
  }

  @Test
  void aPageThatIsRightIsLeftAlone() {
    Page right =
        Page.of(
            "docs/right.md",
            """
            `Shard`, `Topics.all()`, `Marked.Mark` and `Instant` stand in the `Dockerfile`'s jar; `posts` and `words` too.
            It is held by `DocsTest.theReadmeIsRead` and `FetcherTest.unpacksWhatItAskedFor`.
            The topics `posts`, `items` and `stories`; see [topics](topics.md#settings), `docs/decisions/*.md`, `app/pom.xml`.
            ```
            ./tributary demo --once --port 9000   # a comment
            ./tributary feeds add https://example.org/feed
            ./tributary ingest | tee log
            ./tributary feeds list --json > feeds.json
            ./mvnw -B -pl enrich,events test -Dtest=DocsTest
            ```
            """);
    assertThat(
            Stream.of(
                    rules.types(right),
                    rules.tests(right),
                    rules.topics(right),
                    rules.files(right),
                    rules.commands(right),
                    rules.builds(right))
                .flatMap(faults -> faults))
        .isEmpty();
  }
}
