package tributary.publish.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedKeyTest {
  @TempDir Path folder;
  private SigningKey key;

  @BeforeEach
  void readKey() throws IOException {
    Path file = KeyFile.write(folder.resolve("key.pem"), KeyFile.pair("RSA", 2048));
    key = SigningKey.read("river.example", "s1", file);
  }

  @Test
  void isGoodWhenItIsTheOneThatSignsHoweverItIsCut() throws IOException {
    String record = key.record();

    assertThat(asked(record.substring(0, 200), record.substring(200)))
        .isEqualTo(new PublishedKey.Good("s1._domainkey.river.example"));
    String half = key.half();
    assertThat(
            asked(
                "v=DKIM1;p=", half.substring(0, 90), half.substring(90, 300), half.substring(300)))
        .isInstanceOf(PublishedKey.Good.class);
  }

  @Test
  void isWrongWhenItIsAnotherAndTellsWhatToPublish() throws IOException {
    assertThat(asked("v=DKIM1; k=rsa; p=MIIBIjANBg").sentence())
        .contains("holds another key", "s1._domainkey.river.example", key.record());
    assertThat(asked("v=DKIM1; p=").sentence()).contains("revoked");
    assertThat(asked("something else").sentence()).contains("holds no key");
    assertThat(asked().sentence()).contains("is not in the name system", key.record());
  }

  @Test
  void isUnknownWhenNobodyAnswers() throws IOException {
    String url;
    try (NameServer gone = new NameServer("x")) {
      url = gone.url();
    }

    assertThat(PublishedKey.of(key, url)).isInstanceOf(PublishedKey.Unknown.class);
  }

  private PublishedKey asked(String... pieces) throws IOException {
    try (NameServer server = new NameServer(pieces)) {
      return PublishedKey.of(key, server.url());
    }
  }
}
