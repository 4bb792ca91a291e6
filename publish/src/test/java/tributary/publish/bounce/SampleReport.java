package tributary.publish.bounce;

import java.nio.charset.StandardCharsets;

/// Reports as mail servers and mailbox providers write them.
final class SampleReport {
  static final String ID = "<0123456789abcdef@river.example>";

  private SampleReport() {}

  /// A report of delivery, with the headers of the mail that was sent.
  static String delivery(String action, String status, String said) {
    return report(
        "delivery-status",
        lines(
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.readers.example",
            "Arrival-Date: Mon, 16 Nov 2026 07:00:01 +0100",
            "",
            "Original-Recipient: rfc822;ann@readers.example",
            "Final-Recipient: rfc822; ann@readers.example",
            "Action: " + action,
            "Status: " + status,
            "Diagnostic-Code: smtp; " + said),
        lines(
            "Content-Type: text/rfc822-headers",
            "",
            "From: Tributary <brief@river.example>",
            "Message-ID: " + ID,
            "Subject: The week in brief"));
  }

  /// A report of a complaint (RFC 5965), with the whole mail that was sent.
  static String complaint(String type) {
    return report(
        "feedback-report",
        lines(
            "Content-Type: message/feedback-report",
            "",
            "Feedback-Type: " + type,
            "User-Agent: SomeProvider/1.0",
            "Version: 1"),
        lines(
            "Content-Type: message/rfc822",
            "",
            "From: Tributary <brief@river.example>",
            "Message-ID: " + ID,
            "Content-Type: text/plain",
            "",
            "The week in brief"));
  }

  static String report(String type, String... parts) {
    StringBuilder mail =
        new StringBuilder(
            lines(
                "Return-Path: <>",
                "From: Mail Delivery System <MAILER-DAEMON@mx.readers.example>",
                "To: brief@river.example",
                "Subject: Undelivered Mail Returned to Sender",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=" + type + "; boundary=\"b1\"",
                "",
                "--b1",
                "Content-Type: text/plain",
                "",
                "I'm sorry to have to inform you that your message could not be delivered.",
                ""));
    for (String part : parts) {
      mail.append("--b1\r\n").append(part).append("\r\n");
    }
    return mail.append("--b1--\r\n").toString();
  }

  static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  static byte[] bytes(String mail) {
    return mail.getBytes(StandardCharsets.UTF_8);
  }
}
