package tributary.events.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tributary.events.topic.Json;

class DigestTest {
  /// As a program wrote it that knew neither corrections nor revisions, nor all parts of a rank.
  private static final String OLD =
      """
      {"edition":"weekly-2026-W40","revision":1,"digest":"weekly","title":"Week",
       "from":"2026-09-28T05:00:00Z","to":"2026-10-05T05:00:00Z","zone":"Europe/Berlin",
       "entries":[{"story":"s","version":2,"headline":"H","subjects":[],"insights":[],
         "toldBy":["i"],"related":[],
         "score":{"coverage":500,"subject":0,"recency":800,"total":330}}],
       "sources":[],"unreached":[],
       "counts":{"items":1,"duplicates":0,"stories":1,"feeds":1}}
      """;

  @Test
  void readsWhatAnOlderProgramWrote() throws Exception {
    Digest digest = Json.MAPPER.readValue(OLD, Digest.class);

    assertThat(digest.corrections()).isEmpty();
    assertThat(digest.revised()).isNull();
    assertThat(digest.entries().getFirst().changed()).isEmpty();
    assertThat(digest.entries().getFirst().score())
        .isEqualTo(new Digest.Score(500, 0, 800, 330, null, null, null));
  }
}
