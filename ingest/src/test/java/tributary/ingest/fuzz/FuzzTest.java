package tributary.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The fuzz test finds what it looks for.
class FuzzTest {
  private static final List<byte[]> SEEDS =
      List.of("<p>one <b>two</b> three</p>".getBytes(StandardCharsets.UTF_8));
  private static final Fuzz FUZZ =
      new Fuzz("spoilt", Duration.ofSeconds(20), Duration.ofMillis(300));
  private static final Sound SOUND = new Sound(URI.create("http://o.example/"), 100);

  private record Made(String title, String content, URI link) {}

  private static Made made(String content, String link) {
    return new Made("t", content, URI.create(link));
  }

  @Test
  void aReaderThatThrowsIsFoundAndItsDocumentCanBeHadAgain() {
    Mutation mutation = new Mutation(SEEDS);
    assertThatThrownBy(() ->
            FUZZ.run(
                SEEDS,
                document -> {
                  if (new String(document, StandardCharsets.UTF_8).contains("javascript:")) {
                    throw new IllegalStateException("bitten");
                  }
                }))
        .hasMessageContaining("bitten")
        .hasMessageContaining("-Dtributary.fuzz.seed=")
        .message()
        .satisfies(message -> {
          long number = Long.parseLong(message.replaceAll("(?s).*seed=(\\d+).*", "$1"));
          assertThat(new String(mutation.document(number), StandardCharsets.UTF_8))
              .contains("javascript:");
        });
  }

  @Test
  void aReaderThatHangsIsFoundWithThePlaceWhereItDoes() {
    assertThatThrownBy(() -> FUZZ.run(SEEDS, document -> forEver()))
        .hasMessageContaining("more than 300 ms")
        .satisfies(hang ->
            assertThat(hang.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("forEver")));
  }

  private static void forEver() {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aStackThatOverflowsIsFound() {
    assertThatThrownBy(() -> FUZZ.run(SEEDS, document -> deeper(1)))
        .hasCauseInstanceOf(StackOverflowError.class);
  }

  private static int deeper(int depth) {
    return depth < 0 ? 0 : 1 + deeper(depth + 1);
  }

  @Test
  void whatIsUnsafeIsFound() {
    assertThatThrownBy(() -> SOUND.check(made("<script>1</script>", "http://a/")))
        .hasMessageContaining("script");
    assertThatThrownBy(() -> SOUND.check(List.of(made("<p onclick=\"1\">x</p>", "http://a/"))))
        .hasMessageContaining("onclick");
    assertThatThrownBy(() -> SOUND.check(made("<a href=\"javascript:1\">x</a>", "http://a/")))
        .hasMessageContaining("javascript");
    assertThatThrownBy(() -> SOUND.check(made("<p>not closed", "http://a/")))
        .hasMessageContaining("sanitised again");
    assertThatThrownBy(() -> SOUND.check(made("x", "file:///etc/passwd")))
        .hasMessageContaining("link");
    assertThatThrownBy(() -> SOUND.check(made("x".repeat(200), "http://a/")))
        .hasMessageContaining("more than 100");
    assertThatCode(() -> SOUND.check(made("<p>x</p>", "http://a/"))).doesNotThrowAnyException();
  }
}
