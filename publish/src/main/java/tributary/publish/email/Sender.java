package tributary.publish.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.events.item.Ids;
import tributary.events.trace.Trace;
import tributary.publish.dkim.Signature;

/// Who the mails come from.
///
/// @param address one mailbox
/// @param name as readers see it
/// @param replyTo where answers go; null for `address`
/// @param returnPath to which mails come back that cannot be delivered
/// @param exits where readers leave
/// @param imprint who stands behind it, for the end of every mail; null without
/// @param signature what signs the mails; null where nothing does
public record Sender(
    String address,
    String name,
    @Nullable String replyTo,
    String returnPath,
    Exits exits,
    @Nullable String imprint,
    @Nullable Signature signature) {
  private static final int REPLY = 300;

  public Sender {
    requireMailbox(address);
    requireMailbox(returnPath);
    if (replyTo != null) {
      requireMailbox(replyTo);
    }
    MimeLetter.checked("From", name);
  }

  private static void requireMailbox(String address) {
    if (address.chars().anyMatch(Character::isISOControl) || !oneMailbox(address)) {
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
      String address = parsed.getAddress();
      return new Sender(
          address, name == null ? "Tributary" : name, null, address, Exits.NONE, null, null);
    } catch (AddressException e) {
      throw new IllegalArgumentException("not a mail address to send from: " + from, e);
    }
  }

  /// The same, with a way out of what is sent.
  public Sender with(Exits ways) {
    return new Sender(address, name, replyTo, returnPath, ways, imprint, signature);
  }

  /// The same, with answers and returned mails going elsewhere; null for the sender's own mailbox.
  public Sender with(@Nullable String answers, @Nullable String returns) {
    return new Sender(
        address, name, answers, returns == null ? address : returns, exits, imprint, signature);
  }

  /// The same, signing what is sent.
  public Sender signing(@Nullable Signature by) {
    return new Sender(address, name, replyTo, returnPath, exits, imprint, by);
  }

  /// The same, telling who stands behind it.
  public Sender saying(@Nullable String whose) {
    return new Sender(address, name, replyTo, returnPath, exits, whose, signature);
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

  /// The whole mail, ready to be handed over: its bytes stay as they are.
  ///
  /// @throws IllegalArgumentException if none can be made, for a bad address for example; the
  ///   message holds no address
  MimeMessage mime(Envelope envelope) {
    return MimeLetter.of(this, envelope);
  }

  /// What the mail says of itself, beside from whom, to whom, when and what about.
  Map<String, String> headers(Envelope envelope) {
    Letter letter = envelope.letter();
    Map<String, String> headers = new LinkedHashMap<>();
    if (replyTo != null) {
      headers.put("Reply-To", replyTo);
    }
    headers.put("Content-Language", letter.language());
    headers.put("Auto-Submitted", "auto-generated");
    if (!letter.list().isEmpty()) {
      headers.put("Precedence", "bulk");
      headers.put("Traceparent", Trace.ofEdition(letter.edition(), "mail").parent());
      headers.putAll(list(letter, envelope.to()));
    }
    return headers;
  }

  private Map<String, String> list(Letter letter, Subscriber to) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("List-Id", listId(letter));
    URI archive = exits.archive();
    if (archive != null) {
      headers.put("List-Archive", "<" + archive.toASCIIString() + ">");
    }
    URI exit = exits.exit(letter.list(), to.id());
    if (exit != null) {
      headers.put("List-Unsubscribe", "<" + exit.toASCIIString() + ">");
      // One click is for https alone (RFC 8058, section 3.1).
      if ("https".equals(exit.getScheme())) {
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    return headers;
  }

  /// `"The week in brief" <weekly.example.org>` (RFC 2919).
  private String listId(Letter letter) {
    String id = letter.list() + "." + host();
    try {
      InternetAddress named = new InternetAddress(id);
      named.setPersonal(
          MimeLetter.checked("List-Id", letter.title()), StandardCharsets.UTF_8.name());
      return named.toString();
    } catch (AddressException | UnsupportedEncodingException e) {
      throw new IllegalArgumentException("no list can be named " + id, e);
    }
  }

  /// What stands in the letter of one receiver where [Letter] has a mark.
  Map<String, String> ways(Envelope envelope) {
    Subscriber to = envelope.to();
    String list = envelope.letter().list();
    Map<String, String> ways = new LinkedHashMap<>();
    ways.put(Letter.REASON, reason(to.origin()));
    ways.put(Letter.EXIT, list.isEmpty() ? "" : text(exits.exit(list, to.id())));
    ways.put(Letter.PREFERENCES, text(exits.preferences(to.id())));
    ways.put(Letter.CONFIRMATION, text(exits.confirmation(to)));
    return ways;
  }

  private static String reason(Subscriber.Origin origin) {
    return switch (origin) {
      case CONFIGURED -> "You receive this because your address is configured where it is made.";
      case SIGNED_UP -> "You receive this because you signed up for it and confirmed it.";
      case ADDED -> "You receive this because those who run it put your address on the list.";
    };
  }

  private static String text(@Nullable URI address) {
    return address == null ? "" : address.toASCIIString();
  }

  /// The bytes of a mail with the signature before them, where mails are signed.
  byte[] sealed(byte[] mail, Instant when) {
    if (signature == null) {
      return mail;
    }
    byte[] line = signature.line(mail, when).getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(line, line.length + mail.length);
    System.arraycopy(mail, 0, whole, line.length, mail.length);
    return whole;
  }

  /// The same where it is known whom the server spoke of: some name the mailbox without its host.
  static String redacted(@Nullable String reply, String address) {
    String mailbox = address.substring(0, Math.max(0, address.lastIndexOf('@')));
    String clean = redacted(reply);
    return mailbox.isBlank()
        ? clean
        : clean.replaceAll("(?iu)(?<![\\w.+-])" + Pattern.quote(mailbox) + "(?![\\w.+-])", "…");
  }

  /// Takes addresses out of what a server said, and what is too long: replies are kept and shown.
  public static String redacted(@Nullable String reply) {
    if (reply == null) {
      return "no reason given";
    }
    String clean = reply.replaceAll("\\S*@\\S*", "…").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return clean.length() <= REPLY ? clean : clean.substring(0, REPLY) + "…";
  }
}
