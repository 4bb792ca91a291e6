package tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.digest.Digest;
import tributary.events.item.Sentence;
import tributary.publish.model.Commentator;
import tributary.publish.model.Part;
import tributary.publish.proof.Original;

class CommentsTest {
  private static final Digest EDITION = SampleWeek.digest();

  @TempDir private Path folder;

  /// A port that is taken, and that nobody listens at.
  private final Socket taken = new Socket();

  @BeforeEach
  void take() throws IOException {
    taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void leave() throws IOException {
    taken.close();
  }

  @Test
  void anEditionStaysAsItIsWhereNoModelIsConfigured() {
    Comments none = new Comments(Optional.empty(), CommentsTest::original, () -> true);
    assertThat(none.on(EDITION)).containsSame(EDITION);
  }

  @Test
  void anEditionIsWholeWhereNobodyListens() {
    Comments dead = new Comments(commentator(), CommentsTest::original, () -> false);
    assertThat(dead.on(EDITION))
        .contains(EDITION.with(EDITION.entries(), new Digest.ModelUse("dead", 3, 0, 0, 0)));
  }

  @Test
  void nothingIsFrozenHalfCommentedWherePublishingEnds() {
    assertThat(new Comments(commentator(), CommentsTest::original, () -> true).on(EDITION))
        .isEmpty();
  }

  private Optional<Commentator> commentator() {
    URI nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1");
    Duration minute = Duration.ofMinutes(1);
    return new ModelConfig(nobody, "dead", null, minute, minute, 40, 200_000, List.of(Part.SIMPLY))
        .commentator(folder, Clock.systemUTC());
  }

  private static Optional<Original> original(String item) {
    Sentence sentence = new Sentence("t0", "Nothing much happened to " + item + ".", null, null);
    return Optional.of(new Original(item, 1, "Title", "en", List.of(sentence)));
  }
}
