package tributary.enrich.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Weekly jobless claims, week 45 | Weekly jobless claims, week 46
          Episode 12: on power           | Episode 13: on power
          The show #7                    | The show #8
          Engine 1.2: version 2.0.1      | Engine 1.2: version 2.0.2
          Kernel v6.1 is out             | Kernel v6.2 is out
          """)
  void tellsTheEditionsOfASeriesApart(String one, String other) {
    assertThat(Serial.of(one).conflict(Serial.of(other))).isNotNull();
    assertThat(Serial.of(one).conflict(Serial.of(one))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nearly 50 % of projects are late | Over 50 % of projects are late
          GPU prices up 48 %               | GPU prices rise by half
          Week 45 in prices                | Episode 46 on prices
          Cerebras loses 485 million       | Cerebras earns 87.9 million
          """)
  void isNoVetoWhereOtherNumbersDisagree(String one, String other) {
    assertThat(Serial.of(one).conflict(Serial.of(other))).isNull();
  }

  @Test
  void fingerprintsNeitherAShortTextNorAFrontPage() {
    assertThat(Fingerprints.text(List.of("breaking"), List.of("more", "soon"))).isEmpty();
    assertThat(Fingerprints.page(URI.create("https://a.example/"))).isEmpty();
    assertThat(Fingerprints.page(null)).isEmpty();
    assertThat(Fingerprints.page(URI.create("http://a.example/x")))
        .isEqualTo(Fingerprints.page(URI.create("https://a.example/x")));
  }

  @Test
  void readsANumberWithoutEnd() {
    assertThat(Serial.of("v1" + ".1".repeat(100_000)).numbers()).containsKey("v");
  }
}
