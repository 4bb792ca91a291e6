package tributary.publish;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;
import tributary.publish.dkim.PublishedKey;
import tributary.publish.email.Rehearsal;
import tributary.publish.email.Sender;

/// Tries whether mail would go out as it is configured, without sending any: the mail server, the
/// key of the signatures, and the mailbox into which mails come back.
public final class MailCheck {
  private final MailConfig config;

  /// @param config of the publisher whose mail is tried
  public MailCheck(PublishConfig config) {
    this.config = config.mail();
  }

  /// What was found out.
  ///
  /// @param part of the mail that was tried
  /// @param sentences for an operator
  public record Finding(String part, Standing standing, List<String> sentences) {
    public Finding {
      sentences = List.copyOf(sentences);
    }
  }

  /// How a part stands.
  public enum Standing {
    GOOD,
    WRONG,
    /// Nobody can tell from here.
    UNKNOWN,
    /// It is not configured.
    ABSENT
  }

  /// Tries all of it.
  ///
  /// @param to mailbox that the mail server is asked about; the sender's own where null
  /// @throws IllegalArgumentException if it is none
  public List<Finding> findings(@Nullable String to) {
    if (to != null && !Sender.oneMailbox(to)) {
      throw new IllegalArgumentException("this is not one mail address");
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(server(to));
    findings.add(signature());
    findings.add(returns());
    return findings;
  }

  private Finding server(@Nullable String to) {
    String part = "mail server";
    String host = config.smtp().host();
    if (host == null) {
      return new Finding(
          part,
          Standing.ABSENT,
          List.of("publish.mail.smtp.host is not set: mails are put into the outbox folder."));
    }
    String from = Sender.parse(config.from()).address();
    BouncesConfig bounces = config.bounces();
    String back = bounces == null || bounces.address() == null ? from : bounces.address();
    Rehearsal.Course course =
        new Rehearsal(config.smtp().server(host), back, to == null ? from : to).course();
    return new Finding(part, course.good() ? Standing.GOOD : Standing.WRONG, course.said());
  }

  private Finding signature() {
    String part = "signature";
    DkimConfig dkim = config.dkim();
    if (dkim == null) {
      return new Finding(
          part,
          Standing.ABSENT,
          List.of(
              "publish.mail.dkim is not set: either the mail server signs, or large receivers take"
                  + " mails for spam."));
    }
    PublishedKey published;
    try {
      published = PublishedKey.of(dkim.key());
    } catch (IllegalStateException e) {
      return new Finding(part, Standing.WRONG, List.of(String.valueOf(e.getMessage())));
    }
    Standing standing =
        switch (published) {
          case PublishedKey.Good good -> Standing.GOOD;
          case PublishedKey.Unknown unknown -> Standing.UNKNOWN;
          case PublishedKey.Wrong wrong -> Standing.WRONG;
        };
    return new Finding(part, standing, List.of(published.sentence()));
  }

  private Finding returns() {
    String part = "returned mail";
    BouncesConfig bounces = config.bounces();
    if (bounces == null) {
      return new Finding(
          part,
          Standing.ABSENT,
          List.of("publish.mail.bounces is not set: nobody looks at mails that come back."));
    }
    try {
      int unread = bounces.mailbox().unread();
      return new Finding(
          part,
          Standing.GOOD,
          List.of(
              "The mailbox at %s can be read; %d mails lie there unread."
                  .formatted(bounces.host(), unread)));
    } catch (MessagingException e) {
      return new Finding(part, Standing.WRONG, List.of(why(bounces, e)));
    }
  }

  private static String why(BouncesConfig bounces, MessagingException failure) {
    String where = "The mailbox at " + bounces.host();
    return switch (failure) {
      case AuthenticationFailedException e ->
          where + ": user name or password not accepted. See publish.mail.bounces.username.";
      case FolderNotFoundException e ->
          where + " has no such folder. See publish.mail.bounces.folder.";
      case MailConnectException e ->
          where + " cannot be reached. See publish.mail.bounces.host, port and tls.";
      default -> where + " says no: " + Sender.redacted(failure.getMessage());
    };
  }
}
