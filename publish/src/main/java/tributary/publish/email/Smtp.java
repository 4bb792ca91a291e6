package tributary.publish.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.mailer.MailCompletenessException;
import org.simplejavamail.mailer.MailInvalidAddressException;
import org.simplejavamail.mailer.MailSuspiciousCRLFValueException;
import org.simplejavamail.mailer.MailerBuilder;
import tributary.events.digest.Delivery;

/// A mail server. For one thread.
public final class Smtp implements Postman {
  /// Where the server is and how it is spoken to.
  ///
  /// @param timeout of connecting, and of each answer
  public record Server(
      String host,
      int port,
      @Nullable String username,
      @Nullable String password,
      boolean startTls,
      Duration timeout) {
    @Override
    public String toString() {
      return "Server[" + host + ":" + port + "]";
    }
  }

  /// Registered for mail over TLS from the first byte (RFC 8314).
  private static final int SUBMISSIONS = 465;

  private static final int PERMANENT = 500;
  private static final int TRANSIENT = 400;

  private final Server server;
  private final Sender sender;
  private final Mailer mailer;

  public Smtp(Server server, Sender sender) {
    this.server = server;
    this.sender = sender;
    this.mailer =
        MailerBuilder.withSMTPServer(
                server.host(), server.port(), server.username(), server.password())
            .withTransportStrategy(strategy(server))
            .withSessionTimeout(Math.toIntExact(server.timeout().toMillis()))
            .buildMailer();
  }

  private static TransportStrategy strategy(Server server) {
    if (server.port() == SUBMISSIONS) {
      return TransportStrategy.SMTPS;
    }
    return server.startTls() ? TransportStrategy.SMTP_TLS : TransportStrategy.SMTP;
  }

  @Override
  public Answer hand(Envelope envelope) {
    try {
      mailer.sendMail(sender.email(envelope), false).join();
      return new Answer.Accepted("accepted by " + server.host());
    } catch (MailCompletenessException
        | MailInvalidAddressException
        | MailSuspiciousCRLFValueException e) {
      return new Answer.Refused("not a mail that can be sent: " + Sender.redacted(e.getMessage()));
    } catch (RuntimeException e) {
      return answer(e);
    }
  }

  /// Never known: SMTP has no way to ask.
  @Override
  public Optional<Answer> lookUp(Delivery claimed) {
    return Optional.empty();
  }

  private Answer answer(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    collect(failure, causes);
    return causes.stream()
        .map(this::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> new Answer.Lost(Sender.redacted(causes.getLast().getMessage())));
  }

  /// Jakarta Mail hides one failure behind another in two ways: as its cause, and as the next one.
  private static void collect(@Nullable Throwable failure, List<Throwable> causes) {
    if (failure == null || causes.contains(failure)) {
      return;
    }
    causes.add(failure);
    if (failure instanceof MessagingException e) {
      collect(e.getNextException(), causes);
    }
    collect(failure.getCause(), causes);
  }

  private Optional<Answer> known(Throwable failure) {
    return switch (failure) {
      case SMTPAddressFailedException e -> replied(e.getReturnCode(), e.getMessage());
      case SMTPSenderFailedException e -> deferred(e.getMessage());
      case SMTPSendFailedException e -> replied(e.getReturnCode(), e.getMessage());
      case AuthenticationFailedException e -> deferred("user name or password not accepted");
      case MailConnectException e -> deferred("cannot be reached");
      case ConnectException e -> deferred("cannot be reached");
      case UnknownHostException e -> deferred("has no address");
      default -> Optional.empty();
    };
  }

  private static Optional<Answer> replied(int code, @Nullable String message) {
    String reply = Sender.redacted(message);
    if (code >= PERMANENT) {
      return Optional.of(new Answer.Refused(reply));
    }
    return code >= TRANSIENT ? Optional.of(new Answer.Deferred(reply)) : Optional.empty();
  }

  private Optional<Answer> deferred(@Nullable String what) {
    return Optional.of(
        new Answer.Deferred("mail server " + server.host() + ": " + Sender.redacted(what)));
  }
}
