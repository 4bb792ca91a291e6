package tributary.publish.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import tributary.events.item.Ids;

/// A letter to one subscriber, as the bytes that go over the line: the same letter to the same
/// subscriber is the same bytes each time, its date aside. It never changes again: a signature may
/// vouch for it.
final class MimeLetter extends SMTPMessage {
  /// Characters of a line, its end aside (RFC 5322, section 2.1.1).
  static final int LONGEST_LINE = 998;

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private MimeLetter(byte[] bytes) throws MessagingException {
    super(SESSION, new ByteArrayInputStream(bytes));
  }

  /// @throws IllegalArgumentException if a header cannot hold what it should, an address for
  ///   example
  static MimeLetter of(Sender sender, Envelope envelope) {
    try {
      byte[] bytes = sender.sealed(bytes(draft(sender, envelope)), envelope.date());
      MimeLetter letter = new MimeLetter(bytes);
      letter.setEnvelopeFrom(sender.returnPath());
      return letter;
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException(
          "no mail can be made of it: " + Sender.redacted(e.getMessage()), e);
    }
  }

  private static MimeMessage draft(Sender sender, Envelope envelope)
      throws MessagingException, UnsupportedEncodingException {
    Letter letter = envelope.letter();
    Draft draft = new Draft(checked("Message-ID", envelope.messageId()));
    draft.setFrom(new InternetAddress(sender.address(), sender.name(), UTF_8));
    draft.setRecipient(Message.RecipientType.TO, receiver(envelope.to().address()));
    draft.setSubject(checked("Subject", letter.subject()), UTF_8);
    draft.setSentDate(Date.from(envelope.date()));
    for (Map.Entry<String, String> header : sender.headers(envelope).entrySet()) {
      draft.setHeader(header.getKey(), checked(header.getKey(), header.getValue()));
    }
    Map<String, String> ways = sender.ways(envelope);
    Alternatives parts = new Alternatives(Ids.hash(envelope.messageId()));
    parts.addBodyPart(part(filled(letter.text(), ways), "plain"));
    parts.addBodyPart(part(filled(letter.html(), ways), "html"));
    draft.setContent(parts);
    draft.saveChanges();
    return draft;
  }

  private static InternetAddress receiver(String address) throws AddressException {
    if (!Sender.oneMailbox(address)) {
      throw new AddressException("its receiver has no mail address");
    }
    return new InternetAddress(address, true);
  }

  static String filled(String text, Map<String, String> ways) {
    String filled = text;
    for (Map.Entry<String, String> way : ways.entrySet()) {
      filled = filled.replace(way.getKey(), way.getValue());
    }
    return filled;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /// Jakarta Mail writes what it is given: a line break would begin a header of somebody else's.
  static String checked(String name, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(name + ": no header can hold a line break or control");
    }
    return value;
  }

  /// Whole lines of ASCII, each short enough for every server.
  private static byte[] bytes(MimeMessage draft) throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    draft.writeTo(out);
    byte[] bytes = out.toByteArray();
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean breaks = bytes[i] == '\n' && i > begin && bytes[i - 1] == '\r';
      boolean loose = !breaks && (bytes[i] == '\n' || (i > begin && bytes[i - 1] == '\r'));
      if (bytes[i] <= 0 || loose || i - begin > LONGEST_LINE + 1) {
        throw new IllegalArgumentException("no mail can hold the line at byte " + begin);
      }
      begin = breaks ? i + 1 : begin;
    }
    return bytes;
  }

  /// It is what it is: a change would break its signature.
  @Override
  public void saveChanges() {}

  /// Jakarta Mail gives every message an id of its own when it is saved.
  private static final class Draft extends MimeMessage {
    private final String id;

    Draft(String id) {
      super(SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }

  /// The parts, best last, between lines that depend on the letter alone. `=_` never stands in
  /// quoted-printable text (RFC 2045, section 6.7).
  private static final class Alternatives extends MimeMultipart {
    Alternatives(String name) {
      super("alternative");
      contentType = "multipart/alternative; boundary=\"=_" + name + "\"";
    }
  }
}
