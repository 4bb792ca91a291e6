package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.publish.SampleWeek;

class DraftsTest {
  @Test
  void givesEachContentAHashOfItsOwn() {
    Digest digest = SampleWeek.digest();
    Digest other = digest.with(digest.entries().subList(1, digest.entries().size()), null);

    assertThat(Drafts.hash(digest))
        .matches("[0-9a-f]{16}")
        .isEqualTo(Drafts.hash(SampleWeek.digest()))
        .isNotEqualTo(Drafts.hash(other));
  }
}
