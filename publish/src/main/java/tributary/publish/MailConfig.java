package tributary.publish;

import java.util.List;
import tributary.publish.email.Sender;

/// Mail.
///
/// @param from `Name <mailbox>`
/// @param to who receives every digest
public record MailConfig(String from, List<String> to, SmtpConfig smtp) {
  public MailConfig {
    try {
      boolean nowhere = Sender.parse(from).host().equals("localhost");
      if (smtp.host() != null && nowhere) {
        throw new IllegalArgumentException(
            "no mail server takes " + from + "; name a mailbox of your own domain");
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("mail.from: " + e.getMessage(), e);
    }
    for (int i = 0; i < to.size(); i++) {
      if (!Sender.oneMailbox(to.get(i).trim())) {
        throw new IllegalArgumentException("mail.to: entry " + (i + 1) + " is not a mail address");
      }
    }
    to = List.copyOf(to);
  }

  @Override
  public String toString() {
    return "MailConfig[from=" + from + ", to=" + to.size() + " addresses, smtp=" + smtp + "]";
  }
}
