package tributary.enrich.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpeningsTest {
  private static final List<String> RULES =
      List.of("read (?:more|on)\\W{0,3}", "\\W{0,3}share .{1,9}", "[^\\s]{2}, he said", "é.*");

  private final Openings rules = new Openings(RULES, "");

  @Test
  void findsWhatAllRulesFind() {
    Pattern all = rules.all();
    List<String> texts =
        List.of(
            "Read more…",
            "READ ON",
            "Reading",
            "» Share this",
            "-- share it",
            "share x",
            "So, he said",
            "Élan",
            "é",
            "R",
            "",
            "ſhare it", // a long s, which is an s where case is ignored
            "The council met.");
    for (String text : texts) {
      Pattern some = rules.of(text);
      assertThat(some != null && some.matcher(text).matches())
          .as(text)
          .isEqualTo(all.matcher(text).matches());
    }
  }

  @Test
  void passesOverATextThatNoRuleBeginsLike() {
    Openings two = new Openings(List.of("read on", "share .{1,9}"), "");
    assertThat(two.of("The council met.")).isNull();
    assertThat(Objects.requireNonNull(two.of("Read on")).pattern()).isEqualTo("(?:read on)");
  }
}
