package tributary.publish.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/// A connection to the mail server that is kept open from one letter to the next, and opened anew
/// when the server has closed it. For one thread.
final class SmtpLine implements Courier {
  /// Servers close a connection after some hundred mails; ours is renewed before.
  private static final int CARRIES = 100;

  private static final int PERMANENT = 500;
  private static final int TRANSIENT = 400;
  private static final int CLOSING = 421;
  private static final int TAKEN = 200;
  private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

  /// What says that an address is no good and will not be: bad or disabled (RFC 3463: X.1, X.2.1),
  /// or no such mailbox, where no more is said. Full mailboxes and policy are something else.
  private static final Pattern NO_GOOD =
      Pattern.compile("^5\\d\\d[ -]5\\.(1\\.\\d|2\\.1)|^(550|551|553)(?![ -]5\\.\\d)");

  private final Smtp.Server server;
  private final Sender sender;
  private @Nullable Conversation open;
  private int carried;
  private String receiver = "";

  SmtpLine(Smtp.Server server, Sender sender) {
    this.server = server;
    this.sender = sender;
  }

  @Override
  public Answer hand(Envelope envelope, Witness witness) {
    if (!Sender.oneMailbox(envelope.to().address())) {
      return new Answer.Refused("not an address that mail can be sent to", true);
    }
    MimeMessage mail;
    try {
      mail = sender.mime(envelope);
    } catch (IllegalArgumentException e) {
      return new Answer.Refused(
          "not a mail that can be sent: " + Sender.redacted(e.getMessage()), false);
    }
    receiver = envelope.to().address();
    boolean used = carried > 0;
    Answer answer = hand(mail, witness);
    // A connection that was silent for a while may be gone; nothing was handed over on it.
    return used && answer instanceof Answer.Deferred(_, boolean away) && away
        ? hand(mail, witness)
        : answer;
  }

  private Answer hand(MimeMessage mail, Witness witness) {
    Conversation line;
    try {
      line = line();
    } catch (MessagingException e) {
      return new Answer.Deferred(why(server, e), true);
    }
    try {
      line.send(mail, witness);
      return accepted(line);
    } catch (MessagingException e) {
      Answer answer = answer(line, e);
      if (!goesOn(line)) {
        close();
      }
      return answer;
    } catch (RuntimeException e) {
      // Whatever it was, it left the connection in the middle of something.
      close();
      return line.step() == Conversation.Step.ENDED
          ? new Answer.Lost(Sender.redacted(e.toString()))
          : new Answer.Deferred(Sender.redacted(e.toString()), false);
    }
  }

  private Conversation line() throws MessagingException {
    if (open != null && (carried >= CARRIES || open.over())) {
      close();
    }
    if (open == null) {
      open = Conversation.open(server);
      carried = 0;
    }
    return open;
  }

  private Answer accepted(Conversation line) {
    carried++;
    String reply = line.said();
    String said = reply == null ? "" : ": " + Sender.redacted(reply, receiver);
    return new Answer.Accepted("accepted by " + server.host() + said);
  }

  /// Whether the next mail may use the connection.
  private static boolean goesOn(Conversation line) {
    return line.code() >= TRANSIENT && line.code() != CLOSING;
  }

  private Answer answer(Conversation line, MessagingException failure) {
    if (failure.getNextException() instanceof Unrecorded unrecorded) {
      return new Answer.Unsent(String.valueOf(unrecorded.getMessage()));
    }
    int code = line.code();
    String reply =
        line.said() == null ? "mail server %s hung up".formatted(server.host()) : said(line);
    return switch (line.step()) {
      case SENDER -> new Answer.Deferred(reply, code >= PERMANENT || broken(code));
      case RECEIVER -> toReceiver(code, reply);
      case ASKED ->
          code >= PERMANENT
              ? new Answer.Refused(reply, false)
              : new Answer.Deferred(reply, broken(code));
      case TEXT -> new Answer.Deferred(reply, true);
      case ENDED -> ended(code, reply);
    };
  }

  /// To be let in is a matter of the server's, whoever the mail is for (RFC 4954).
  private static Answer toReceiver(int code, String reply) {
    if (code < PERMANENT || LOGIN.contains(code)) {
      return new Answer.Deferred(reply, broken(code) || LOGIN.contains(code));
    }
    return new Answer.Refused(reply, NO_GOOD.matcher(reply).find());
  }

  private static Answer ended(int code, String reply) {
    if (code >= PERMANENT) {
      return new Answer.Refused(reply, false);
    }
    if (code >= TRANSIENT) {
      return new Answer.Deferred(reply, code == CLOSING);
    }
    return code >= TAKEN && code < TAKEN + 100
        ? new Answer.Accepted(reply)
        : new Answer.Lost("after the whole mail: " + reply);
  }

  private static boolean broken(int code) {
    return code < TRANSIENT || code == CLOSING;
  }

  private String said(Conversation line) {
    return Sender.redacted(line.said(), receiver);
  }

  /// Why there is no connection, for an operator.
  static String why(Smtp.Server server, MessagingException failure) {
    Throwable cause = failure;
    while (cause instanceof MessagingException e && e.getNextException() != null) {
      cause = e.getNextException();
    }
    String reason =
        switch (failure) {
          case AuthenticationFailedException e -> "user name or password not accepted";
          case MailConnectException e -> "cannot be reached";
          default ->
              switch (cause) {
                case ConnectException e -> "cannot be reached";
                case UnknownHostException e -> "has no address";
                default -> Sender.redacted(cause.getMessage());
              };
        };
    return "mail server " + server.host() + ": " + reason;
  }

  @Override
  public void close() {
    Conversation closing = open;
    open = null;
    carried = 0;
    if (closing != null) {
      try {
        closing.close();
      } catch (MessagingException e) {
        // The other side was gone before: what counts was answered.
      }
    }
  }
}
