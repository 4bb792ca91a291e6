package tributary.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.publish.dkim.Signature;
import tributary.publish.email.Exits;
import tributary.publish.email.Sender;
import tributary.publish.email.Terms;
import tributary.publish.email.Uncertain;

/// Mail.
///
/// @param from `Name <mailbox>`
/// @param replyTo where answers go; to `from` where null
/// @param imprint who stands behind the mails, a line at the end of each; null without
/// @param to who receives every digest
/// @param uncertain what to do with a mail that may have arrived, as the answer to it was lost:
///   hold it for a person to decide, or send it again
/// @param dkim how mails are signed; null where the mail server signs them, or nobody does
/// @param bounces where mails come back that cannot be delivered; null where nobody looks
public record MailConfig(
    String from,
    @Nullable String replyTo,
    @Nullable String imprint,
    List<String> to,
    Uncertain uncertain,
    SmtpConfig smtp,
    @Nullable DkimConfig dkim,
    @Nullable BouncesConfig bounces) {
  private static final int IMPRINT = 300;

  public MailConfig {
    try {
      String host = Sender.parse(from).host();
      if (smtp.host() != null && host.equals("localhost")) {
        throw new IllegalArgumentException(
            "no mail server takes " + from + "; name a mailbox of your own domain");
      }
      if (dkim != null) {
        dkim.requireVouchingFor(host);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("mail.from: " + e.getMessage(), e);
    }
    if (replyTo != null && !Sender.oneMailbox(replyTo)) {
      throw new IllegalArgumentException("mail.replyTo: not one mail address: " + replyTo);
    }
    if (imprint != null
        && (imprint.length() > IMPRINT || imprint.chars().anyMatch(Character::isISOControl))) {
      throw new IllegalArgumentException(
          "mail.imprint: one line of at most " + IMPRINT + " characters");
    }
    for (int i = 0; i < to.size(); i++) {
      if (!Sender.oneMailbox(to.get(i).trim())) {
        throw new IllegalArgumentException("mail.to: entry " + (i + 1) + " is not a mail address");
      }
    }
    to = List.copyOf(to);
  }

  /// From a mailbox to receivers by a server, and no more.
  public MailConfig(String from, List<String> to, SmtpConfig smtp) {
    this(from, null, null, to, Uncertain.HOLD, smtp, null, null);
  }

  /// Who the mails come from.
  ///
  /// @throws IllegalStateException if they are to be signed and there is no key
  Sender sender(Exits exits) {
    return Sender.parse(from)
        .with(exits)
        .with(replyTo, bounces == null ? null : bounces.address())
        .saying(imprint)
        .signing(dkim == null ? null : new Signature(dkim.key()));
  }

  Terms terms() {
    return new Terms(uncertain, smtp.perMinute(), smtp.domainConnections(), smtp.domainPerMinute());
  }

  @Override
  public String toString() {
    return "MailConfig[from=" + from + ", to=" + to.size() + " addresses, smtp=" + smtp + "]";
  }
}
