package tributary.publish.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.email.EmailBuilder;
import tributary.events.digest.Subscriber;
import tributary.events.item.Ids;

/// Who the mails come from.
///
/// @param address one mailbox
/// @param name as readers see it
/// @param exits where they leave
public record Sender(String address, String name, Exits exits) {
  public Sender {
    if (address.chars().anyMatch(Character::isISOControl) || address.indexOf('@') < 1) {
      throw new IllegalArgumentException("not a mail address to send from: " + address);
    }
  }

  /// Reads `Name <mailbox>` or a bare mailbox.
  ///
  /// @throws IllegalArgumentException if it is neither
  public static Sender parse(String from) {
    try {
      InternetAddress parsed = new InternetAddress(from, true);
      String name = parsed.getPersonal();
      return new Sender(parsed.getAddress(), name == null ? "Tributary" : name, Exits.NONE);
    } catch (AddressException e) {
      throw new IllegalArgumentException("not a mail address to send from: " + from, e);
    }
  }

  /// The same, with a way out of what is sent.
  public Sender with(Exits ways) {
    return new Sender(address, name, ways);
  }

  /// Whether a letter to `receiver` goes to one mailbox. A list of them is one receiver to a mail
  /// program, and each would read the others' addresses.
  public static boolean oneMailbox(String receiver) {
    try {
      InternetAddress parsed = new InternetAddress(receiver, true);
      return !parsed.isGroup()
          && parsed.getAddress().indexOf('@') > 0
          && receiver.chars().noneMatch(Character::isISOControl);
    } catch (AddressException e) {
      return false;
    }
  }

  /// What stands behind the last `@`: names the list and the messages.
  public String host() {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  /// The Message-ID of an edition to a subscriber: a retry is the same message to whoever gets
  /// both.
  public String messageId(String edition, Subscriber subscriber) {
    return "<" + Ids.hash(edition, subscriber.id()) + "@" + host() + ">";
  }

  /// The whole mail.
  Email email(Envelope envelope) {
    Letter letter = envelope.letter();
    URI exit = exits.exit(letter.list(), envelope.to().id());
    EmailPopulatingBuilder mail =
        EmailBuilder.startingBlank()
            .fixingMessageId(envelope.messageId())
            .fixingSentDate(Date.from(envelope.date()))
            .from(mailbox())
            .to(envelope.to().address())
            .withSubject(letter.subject())
            .withPlainText(addressed(letter.text(), envelope.to(), exit))
            .withHTMLText(addressed(letter.html(), envelope.to(), exit))
            .withHeader("Auto-Submitted", "auto-generated");
    if (!letter.list().isEmpty()) {
      mail.withHeader("List-Id", "<" + letter.list() + "." + host() + ">")
          .withHeader("Precedence", "bulk");
      leaving(mail, exit);
    }
    return mail.buildEmail();
  }

  /// With the receiver's own links in place.
  private String addressed(String text, Subscriber to, @Nullable URI exit) {
    return text.replace(Letter.EXIT, text(exit))
        .replace(Letter.PREFERENCES, text(exits.preferences(to.id())))
        .replace(Letter.CONFIRMATION, text(exits.confirmation(to)));
  }

  private static String text(@Nullable URI link) {
    return link == null ? "" : link.toASCIIString();
  }

  /// One click is for https alone (RFC 8058, section 3.1).
  private void leaving(EmailPopulatingBuilder mail, @Nullable URI exit) {
    URI archive = exits.archive();
    if (archive != null) {
      mail.withHeader("List-Archive", "<" + archive.toASCIIString() + ">");
    }
    if (exit != null) {
      mail.withHeader("List-Unsubscribe", "<" + exit.toASCIIString() + ">");
      if ("https".equals(exit.getScheme())) {
        mail.withHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
  }

  private InternetAddress mailbox() {
    try {
      return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
  }

  /// Takes addresses out of what a server said: replies are kept and shown.
  static String redacted(@Nullable String reply) {
    return reply == null
        ? "no reason given"
        : reply.replaceAll("\\S*@\\S*", "…").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}
