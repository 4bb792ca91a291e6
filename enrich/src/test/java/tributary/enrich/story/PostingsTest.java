package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostingsTest {
  private final Postings postings = new Postings();

  @Test
  void bringsUpTheNewestOfEachKeyOnceAndInOrder() {
    postings.add("1", List.of("a"));
    postings.add("2", List.of("a", "b"));
    postings.add("3", List.of("a"));

    assertThat(postings.newest(List.of("a", "b"), 2)).containsExactly("2", "3");
    assertThat(postings.newest(List.of("nothing"), 2)).isEmpty();
  }

  @Test
  void forgetsTheOldestWithoutALeftover() {
    postings.add("1", List.of("a"));
    postings.add("2", List.of("a"));
    postings.remove("1", List.of("a", "never added"));

    assertThat(postings.newest(List.of("a"), 9)).containsExactly("2");
  }
}
