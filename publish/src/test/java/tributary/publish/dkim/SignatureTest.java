package tributary.publish.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");
  private static final KeyPair PAIR = KeyFile.pair("RSA", 2048);
  private static final String MAIL =
      String.join(
          "\r\n",
          "From: Tributary <brief@river.example>",
          "To: ann@readers.example",
          "Subject: =?UTF-8?Q?=C3=9Cber?=",
          "\t=?UTF-8?Q?_den_Strom?=   and  more",
          "Date: Mon, 16 Nov 2026 06:00:00 +0000",
          "Message-ID: <1@river.example>",
          "List-Id: The week in brief <weekly.river.example>",
          "List-Unsubscribe: <https://brief.example/leave/" + "x".repeat(300) + ">",
          "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
          "MIME-Version: 1.0",
          "Content-Type: text/plain; charset=utf-8",
          "",
          "One  line with \t blanks  ",
          ".",
          "..two dots",
          "",
          "-- ",
          "the end",
          "",
          "",
          "");

  @TempDir Path folder;
  private Signature signature;

  @BeforeEach
  void readKey() throws IOException {
    Path file = KeyFile.write(folder.resolve("key.pem"), PAIR);
    signature = new Signature(SigningKey.read("river.example", "tributary", file));
  }

  @Test
  void isFoundGoodByAReceiver() throws Exception {
    SignatureRecord good = verified(signed(MAIL)).getFirst();

    assertThat(good.getDToken()).hasToString("river.example");
    assertThat(good.getHeaderCanonicalisationMethod()).isEqualTo("relaxed");
    assertThat(good.getBodyCanonicalisationMethod()).isEqualTo("relaxed");
    assertThat(good.getBodyHashLimit()).isEqualTo(-1);
  }

  @Test
  void coversWhatAReceiverActsUpon() throws Exception {
    List<String> covered =
        verified(signed(MAIL)).getFirst().getHeaders().stream()
            .map(CharSequence::toString)
            .toList();

    assertThat(covered)
        .contains(
            "from",
            "to",
            "subject",
            "date",
            "message-id",
            "list-id",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "mime-version",
            "content-type");
    assertThat(covered.stream().filter("from"::equals)).hasSize(2);
    assertThat(covered.stream().filter("subject"::equals)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "One  line|One   line",
        "more|\tmore",
        "the end|the end\t ",
        "Subject: =?UTF|subject :  =?UTF",
      })
  void outlivesWhatServersDoToBlanks(String from, String to) throws Exception {
    assertThat(verified(signed(MAIL).replaceFirst(from.replace("?", "\\?"), to))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the end|the  END",
        "brief@river|thief@river",
        "and  more|and less",
        "brief.example/leave|evil.example/leave",
        "One-Click|Two-Clicks",
        "weekly.river|daily.river",
        "text/plain|text/html",
      })
  void breaksWhenAnythingElseChanges(String from, String to) {
    String changed = signed(MAIL).replace(from, to);

    assertThatExceptionOfType(FailException.class).isThrownBy(() -> verified(changed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Somebody <else@evil.example>",
        "Subject: Win",
        "Reply-To: else@evil.example",
        "Cc: more@evil.example",
        "List-Unsubscribe: <https://evil.example/>",
        "Content-Type: text/html"
      })
  void breaksWhenAHeaderIsPutIn(String header) {
    String signed = signed(MAIL);

    assertThatExceptionOfType(FailException.class)
        .isThrownBy(() -> verified(header + "\r\n" + signed));
    assertThatExceptionOfType(FailException.class)
        .isThrownBy(() -> verified(signed.replaceFirst("\r\n\r\n", "\r\n" + header + "\r\n\r\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no line end", ".\r\n", " \t\r\n.\r\n", "\r\n\r\ntext\r\n\r\n"})
  void signsEveryBody(String body) throws Exception {
    assertThat(verified(signed(MAIL.substring(0, MAIL.indexOf("\r\n\r\n") + 4) + body))).hasSize(1);
  }

  /// The library that verifies takes an empty body for an empty line, which section 3.4.4 of RFC
  /// 6376 does not: the hash stands there.
  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "\r\n\r\n", " \t\r\n"})
  void signsNothingAsNothing(String body) {
    assertThat(signed(MAIL.substring(0, MAIL.indexOf("\r\n\r\n") + 4) + body))
        .contains("bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;");
  }

  @Test
  void keepsItsLinesShort() {
    String signed = signed(MAIL);

    assertThat(signed.substring(0, signed.indexOf("From:")).lines()).allMatch(l -> l.length() < 79);
  }

  @Test
  void refusesWhatIsNoMail() {
    assertThatIllegalArgumentException().isThrownBy(() -> signed("Subject: no end"));
  }

  private String signed(String mail) {
    return signature.line(mail.getBytes(StandardCharsets.UTF_8), NOW) + mail;
  }

  private static List<SignatureRecord> verified(String mail) throws IOException, FailException {
    return KeyFile.receiver(PAIR)
        .verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
  }
}
