package tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.publish.subscription.Leave;
import tributary.publish.subscription.LinkKey;

class LinkKeyTest {
  @TempDir Path data;

  @Test
  void keepsOneKeyForItsOwnerAloneSoThatOldMailsCanStillBeLeft() throws Exception {
    Path file = data.resolve("new folder").resolve("links.key");
    Leave made = Leave.of("weekly", "0a0a", LinkKey.in(file));

    assertThat(made.genuine(LinkKey.in(file))).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent().toFile().list()).containsExactly("links.key");
  }

  @Test
  void saysWhatToDoAboutAKeyThatIsDamaged() throws Exception {
    Path file = Files.writeString(data.resolve("links.key"), "short");

    assertThatIllegalStateException()
        .isThrownBy(() -> LinkKey.in(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("publish.web.secret gives one instead");
  }
}
