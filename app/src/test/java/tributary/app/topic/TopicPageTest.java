package tributary.app.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicPageTest {
  @Test
  void docsTopicsIsWhatTheTopicsSay() throws Exception {
    Path committed = Path.of(System.getProperty("tributary.root", ".."), "docs", "topics.md");

    assertThat(Files.readString(committed))
        .as("renew it by ./tributary topics docs > docs/topics.md")
        .isEqualTo(TopicPage.print());
  }
}
