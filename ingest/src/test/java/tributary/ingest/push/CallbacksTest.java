package tributary.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbacksTest {
  private static final URI HERE = URI.create("https://feeds.example/hooks/");
  private static final URI HUB = URI.create("https://hub.example/");
  private static final URI TOPIC = URI.create("https://o.example/feed");

  @TempDir Path folder;

  private static PushConfig config(@Nullable String secret) {
    return new PushConfig(HERE, 8089, "127.0.0.1", secret);
  }

  private static String path(URI callback) {
    return callback.getRawPath();
  }

  @Test
  void makesAnAddressForEachFeedThatOnlyItCanMake() {
    Callbacks ours = Callbacks.of(config("our own secret, long"), folder.resolve("unused"));
    Callbacks theirs = Callbacks.of(config("another secret, as long"), folder.resolve("unused"));
    URI callback = ours.of("feed/1 ä");

    assertThat(ours.feed(path(callback))).isEqualTo("feed/1 ä");
    assertThat(ours.feed("/stripped/or/not" + path(callback).replace("/hooks", "")))
        .isEqualTo("feed/1 ä");
    assertThat(theirs.feed(path(callback))).isNull();
    assertThat(List.of("/", "//", "", "/x", "/%/x", "/feed/", "/feed/00"))
        .allMatch(path -> ours.feed(path) == null);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void givesNoTwoHubsAndNoTwoFeedsTheSameSecret() {
    Callbacks callbacks = Callbacks.of(config("our own secret, long"), folder.resolve("unused"));
    URI other = URI.create("https://other.example/");

    assertThat(
            List.of(
                callbacks.secret("a", HUB, TOPIC),
                callbacks.secret("b", HUB, TOPIC),
                callbacks.secret("a", other, TOPIC),
                callbacks.secret("a", HUB, other)))
        .doesNotHaveDuplicates()
        .allMatch(secret -> secret.length() == 64);
  }

  @Test
  void keepsTheSecretThatItMadeAtItsFirstStart() {
    Path file = folder.resolve("data/push.key");
    URI first = Callbacks.of(config(null), file).of("feed");

    assertThat(Callbacks.of(config(null), file).of("feed")).isEqualTo(first);
    assertThat(Callbacks.of(config(null), folder.resolve("other.key")).of("feed"))
        .isNotEqualTo(first);
  }

  @Test
  void saysWhichSecretCannotBeReadAndWhatToDo() throws IOException {
    Path file = folder.resolve("push.key");
    Files.writeString(file, "cut");

    assertThatThrownBy(() -> Callbacks.of(config(null), file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(file.toString(), "cut off: delete it", "ingest.push.secret");
    assertThatThrownBy(() -> Callbacks.of(config(null), file.resolve("below/push.key")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be kept");
  }

  @Test
  void saysWhichPortCannotBeHadAndWhatToDo() throws IOException {
    Callbacks callbacks = Callbacks.of(config("our own secret, long"), folder.resolve("unused"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PushConfig same = new PushConfig(HERE, taken.getLocalPort(), "127.0.0.1", null);
      assertThatThrownBy(() -> new CallbackServer(same, callbacks, new Directory(List::of)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("port " + taken.getLocalPort(), "ingest.push.port");
    }
    PushConfig nowhere = new PushConfig(HERE, 0, "no-such-card.invalid", null);
    assertThatThrownBy(() -> new CallbackServer(nowhere, callbacks, new Directory(List::of)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("no-such-card.invalid", "Unresolved address");
  }

  @Test
  void refusesSettingsThatCannotWorkNamingTheKey() {
    URI query = URI.create("https://feeds.example/?a=b");
    assertThatThrownBy(() -> new PushConfig(query, 1, "127.0.0.1", null))
        .hasMessageStartingWith("push.publicUrl");
    assertThatThrownBy(() -> new PushConfig(URI.create("ftp://x/"), 1, "127.0.0.1", null))
        .hasMessageStartingWith("push.publicUrl");
    assertThatThrownBy(() -> new PushConfig(HERE, 70_000, "127.0.0.1", null))
        .hasMessageStartingWith("push.port");
    assertThatThrownBy(() -> new PushConfig(HERE, 1, " ", null))
        .hasMessageStartingWith("push.bind");
    assertThatThrownBy(() -> new PushConfig(HERE, 1, "127.0.0.1", "short"))
        .hasMessageStartingWith("push.secret")
        .hasMessageNotContaining("short");
    assertThat(config("our own secret, long").toString()).doesNotContain("our own secret");
  }
}
