package tributary.app.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;

class EditionTextTest {
  private static final Claim GIST =
      claim(
          "Spot prices of NVIDIA GPUs have gone up 48 % in two months, and nobody sells old ones.");
  private static final Claim OTHER = claim("Old ones are\u001b[2J kept.");

  @Test
  void tellsWhatAStoryIsInASentenceBehindItsNumber() {
    assertThat(text(brief(GIST)))
        .contains(
            """
             1. Prices climb
                Spot prices of NVIDIA GPUs have gone up 48 % in two months, and nobody sells
                old ones.
            """);
  }

  @Test
  void takesTheFirstClaimWhereNoSentenceCanStandAlone() {
    assertThat(text(brief(null))).contains("    Old ones are [2J kept.\n");
    assertThat(text(null)).contains("    Old ones are [2J kept.\n");
  }

  private static String text(@Nullable Brief brief) {
    Digest.Entry entry =
        new Digest.Entry(
            "s1",
            1,
            "Prices climb",
            List.of(),
            brief,
            List.of(Insight.of(OTHER)),
            List.of(),
            List.of(),
            null,
            new Digest.Score(0, 0, 0, 0, null, null, null),
            List.of());
    Digest digest =
        new Digest(
            "weekly-2026-W46",
            1,
            "weekly",
            "The week in brief",
            Instant.parse("2026-11-09T06:00:00Z"),
            Instant.parse("2026-11-16T06:00:00Z"),
            ZoneOffset.UTC,
            List.of(entry),
            List.of(),
            List.of(),
            List.of(),
            new Digest.Counts(2, 0, 1, 1),
            null,
            null);
    return EditionText.of(digest, 10);
  }

  private static Claim claim(String text) {
    return new Claim(text, List.of(new Citation("i1", "1-000000", text, null)));
  }

  private static Brief brief(@Nullable Claim gist) {
    return new Brief(gist, List.of(), List.of(), List.of(), List.of(), List.of());
  }
}
