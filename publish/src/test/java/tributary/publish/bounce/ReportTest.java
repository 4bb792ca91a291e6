package tributary.publish.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static tributary.publish.bounce.SampleReport.ID;
import static tributary.publish.bounce.SampleReport.complaint;
import static tributary.publish.bounce.SampleReport.delivery;
import static tributary.publish.bounce.SampleReport.lines;
import static tributary.publish.bounce.SampleReport.report;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  @ParameterizedTest
  @CsvSource({
    "failed, 5.1.1, HARD",
    "Failed (no such user), 5.1.10, HARD",
    "failed, 5.2.1, HARD",
    "failed, 5.0.0, HARD",
    "failed, 4.4.7, SOFT",
    "delayed, 4.4.1, SOFT",
    "delayed, 5.1.1, SOFT",
    "failed, 5.2.2, SOFT",
    "failed, 5.3.4, SOFT",
    "failed, 5.7.1, SOFT",
    "failed, 5.7.26, SOFT"
  })
  void tellsAMailboxThatIsNoMoreFromAMailThatWasNotTaken(
      String action, String status, Bounce.Sort sort) {
    Bounce bounce = read(delivery(action, status, "550 no")).orElseThrow();

    assertThat(bounce.messageId()).isEqualTo(ID);
    assertThat(bounce.sort()).isEqualTo(sort);
  }

  @ParameterizedTest
  @CsvSource({
    "delivered, 2.0.0",
    "relayed, 2.1.9",
    "expanded, 2.0.0",
    "failed, 2.0.0",
    "failed, x"
  })
  void takesNoNoticeOfGoodNewsAndOfNone(String action, String status) {
    assertThat(read(delivery(action, status, "250 fine"))).isEmpty();
  }

  @Test
  void keepsWhatTheServerSaidWithoutTheAddress() {
    Bounce bounce =
        read(delivery("failed", "5.1.1", "550 5.1.1 <ann@readers.example>: unknown")).orElseThrow();

    assertThat(bounce.said()).contains("5.1.1", "550", "unknown").doesNotContain("ann", "readers");
  }

  @Test
  void readsComplaintsAndTheirOpposite() {
    assertThat(read(complaint("abuse")))
        .contains(new Bounce(ID, Bounce.Sort.COMPLAINT, "reported as abuse"));
    assertThat(read(complaint("not-spam"))).isEmpty();
  }

  @Test
  void findsTheMailByWhatTheReportRefersToWhenNothingWasReturned() {
    String status =
        lines(
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx",
            "",
            "Final-Recipient: rfc822; ann@readers.example",
            "Action: failed",
            "Status: 5.1.1");
    String bare = report("delivery-status", status);

    assertThat(read(bare)).isEmpty();
    assertThat(read("References: <other@x>\r\nIn-Reply-To: " + ID + "\r\n" + bare))
        .hasValueSatisfying(bounce -> assertThat(bounce.messageId()).isEqualTo(ID));
  }

  @Test
  void readsEncodedParts() {
    String mail =
        delivery("failed", "5.1.1", "550 no")
            .replace(
                "Content-Type: message/delivery-status",
                "Content-Type: message/delivery-status\r\nContent-Transfer-Encoding: 7bit")
            .replace(
                "Content-Type: text/rfc822-headers",
                "Content-Type: text/rfc822-headers\r\nContent-Transfer-Encoding: quoted-printable")
            .replace("Message-ID: " + ID, "Message-ID: " + ID.replace("@", "=40"));

    assertThat(read(mail))
        .hasValueSatisfying(bounce -> assertThat(bounce.messageId()).isEqualTo(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Subject: hello\r\n\r\nI am on holiday until Monday. Message-ID: <x@y>",
        "Content-Type: multipart/report\r\n\r\nno boundary",
        "Content-Type: multipart/report; boundary=\r\n\r\n--\r\n--\r\n",
        "Content-Type: \0\r\n\r\n",
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n--b\r\n--b\r\n--b--"
      })
  void takesNoNoticeOfOtherMail(String mail) {
    assertThat(read(mail)).isEmpty();
  }

  @Test
  void isNotLedBelowTheFirstLevel() {
    String inner = delivery("failed", "5.1.1", "550 no");
    String nested = inner;
    for (int depth = 0; depth < 200; depth++) {
      nested = report("delivery-status", "Content-Type: message/rfc822\r\n\r\n" + nested);
    }

    assertThat(read(nested)).isEmpty();
  }

  @Test
  void readsInBoundsWhateverIsSent() {
    String fields = "X: y\r\n\r\n".repeat(50_000);
    String flood =
        report("delivery-status", "Content-Type: message/delivery-status\r\n\r\n" + fields);
    String crowd =
        report("delivery-status", "Content-Type: text/plain\r\n\r\n--b1\r\n".repeat(9999));

    assertThat(read(flood)).isEmpty();
    assertThat(read(crowd)).isEmpty();
  }

  @Test
  void surrendersToNoDamage() {
    byte[] whole = SampleReport.bytes(delivery("failed", "5.1.1", "550 no"));
    Random random = new Random(6);
    for (int i = 0; i < 2000; i++) {
      byte[] broken = whole.clone();
      for (int hit = 0; hit < 8; hit++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> Report.read(broken)).doesNotThrowAnyException();
    }
  }

  private static Optional<Bounce> read(String mail) {
    return Report.read(SampleReport.bytes(mail));
  }
}
