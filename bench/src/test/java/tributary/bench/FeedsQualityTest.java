package tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Floors a little under the figures of `docs/quality.md`.
class FeedsQualityTest {
  private static final Path DATA = Path.of("../../shared/data/feeds");

  @Test
  void losesNoFeedAndReadsWhatIsExpected() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "the public test documents are not beside the project");

    FeedsQuality.Figures figures = FeedsQuality.measure(DATA);

    assertThat(figures.outcomes()).isNotEmpty().allMatch(o -> o.read() != null);
    assertThat(figures.lossless()).isGreaterThanOrEqualTo(.999);
    assertThat(figures.held()).isGreaterThanOrEqualTo(.975);
    assertThat(figures.encoding()).isGreaterThanOrEqualTo(.955);
  }
}
