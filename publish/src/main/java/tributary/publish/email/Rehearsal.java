package tributary.publish.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Goes all the way of a mail but for its text: connects, encrypts, logs in, and asks whether
/// sender and receiver are taken. Nothing is sent.
///
/// @param server to be tried
/// @param from mailbox of the sender
/// @param to mailbox of a receiver
public record Rehearsal(Smtp.Server server, String from, String to) {
  private static final int PERMANENT = 500;

  /// How far it came.
  ///
  /// @param good whether mails will go out
  /// @param said what was tried, a sentence each; the last one tells what is wrong, if anything is
  public record Course(boolean good, List<String> said) {
    public Course {
      said = List.copyOf(said);
    }
  }

  /// Tries it; within three times the server's timeout or so.
  public Course course() {
    List<String> said = new ArrayList<>();
    Conversation line;
    try {
      line = Conversation.open(server);
    } catch (MessagingException e) {
      said.add(unconnected(e));
      return new Course(false, said);
    }
    try {
      said.add(connected(line));
      return new Course(asked(line, said), said);
    } catch (MessagingException e) {
      said.add("Connection: " + SmtpLine.why(server, e) + ".");
      return new Course(false, said);
    } finally {
      close(line);
    }
  }

  private String connected(Conversation line) {
    String encrypted =
        line.isSSL()
            ? server.tls() ? "encrypted from the first byte" : "encrypted by STARTTLS"
            : "NOT encrypted (publish.mail.smtp.startTls is false, and the server offers none)";
    String user = server.username();
    return "Connected to %s:%d, %s, %s."
        .formatted(
            server.host(),
            server.port(),
            encrypted,
            user == null ? "without a login" : "logged in");
  }

  /// What an operator can do about it.
  private String unconnected(MessagingException failure) {
    String why = "Connection: " + SmtpLine.why(server, failure) + ". ";
    if (failure instanceof AuthenticationFailedException) {
      return why + "See publish.mail.smtp.username and password.";
    }
    String text = chain(failure).toLowerCase(Locale.ROOT);
    if (text.contains("starttls")) {
      return why
          + "It does not encrypt on port %d: try port 465, or publish.mail.smtp.startTls: false where nobody can listen."
              .formatted(server.port());
    }
    return tls(failure)
        ? why
            + "Its certificate has to be valid and made out for %s; port 465 speaks TLS from the first byte, 587 by STARTTLS."
                .formatted(server.host())
        : why + "See publish.mail.smtp.host and port, and whether a firewall lets mail out.";
  }

  private static String chain(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable at = failure; at != null; at = next(at)) {
      text.append(at.getMessage()).append(' ');
    }
    return text.toString();
  }

  private static boolean tls(Throwable failure) {
    for (Throwable at = failure; at != null; at = next(at)) {
      if (at instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Throwable next(Throwable at) {
    return at instanceof MessagingException mail && mail.getNextException() != null
        ? mail.getNextException()
        : at.getCause();
  }

  /// Whether both are taken.
  private boolean asked(Conversation line, List<String> said) throws MessagingException {
    int sender = line.simpleCommand("MAIL FROM:<" + from + ">");
    said.add(
        verdict("Sender " + from, sender, line, "See publish.mail.from and mail.bounces.address."));
    if (sender >= 300) {
      return false;
    }
    int receiver = line.simpleCommand("RCPT TO:<" + to + ">");
    said.add(
        verdict(
            "Receiver " + to,
            receiver,
            line,
            "Where it takes only its own mailboxes, it does not relay: it wants a login, or another"
                + " server is meant."));
    line.simpleCommand("RSET");
    return receiver < 300;
  }

  private static String verdict(String what, int code, Conversation line, String then) {
    if (code >= 200 && code < 300) {
      return what + ": taken.";
    }
    String answer = String.valueOf(line.getLastServerResponse()).strip();
    return code < 0
        ? what + ": the server hung up."
        : "%s: %s: %s %s".formatted(what, code >= PERMANENT ? "refused" : "not now", answer, then);
  }

  private static void close(Conversation line) {
    try {
      line.close();
    } catch (MessagingException e) {
      // All that is to be known was said before.
    }
  }
}
