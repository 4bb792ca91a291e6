package tributary.publish.bounce;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.publish.email.Sender;

/// Reads what arrives in a mailbox: reports of delivery (RFC 3464) and of complaints (RFC 5965).
/// Anybody may have written it: it is read in bounds, and nothing in it is taken apart below its
/// first level.
final class Report {
  /// Parts of a report; there are three.
  private static final int MOST_PARTS = 10;

  /// Groups of fields of one report; a mail of ours has one receiver.
  private static final int MOST_GROUPS = 20;

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern ID = Pattern.compile("<[^<>@\\s]{1,200}@[^<>@\\s]{1,255}>");
  private static final Pattern STATUS = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  /// Not about the mailbox but about this mail, or about us: the mailbox is full (2.2), the mail
  /// too long (2.3, 3.4) or of a form not taken (6), or policy or reputation forbids it (7).
  private static final Pattern NOT_THE_MAILBOX =
      Pattern.compile("5\\.(?:2\\.[23]|3\\.4|6\\.\\d+|7\\.\\d+)");

  private final MimeMessage mail;
  private final MimeMultipart parts;

  private Report(MimeMessage mail, MimeMultipart parts) {
    this.mail = mail;
    this.parts = parts;
  }

  /// What a mail reports; empty where it reports nothing, or nothing bad, or cannot be read.
  ///
  /// @param bytes its beginning, if it is long
  static Optional<Bounce> read(byte[] bytes) {
    try {
      MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(bytes));
      ContentType type = new ContentType(String.valueOf(mail.getContentType()));
      if (!type.match("multipart/report")) {
        return Optional.empty();
      }
      InputStream raw = mail.getRawInputStream();
      MimeMultipart parts = new MimeMultipart(new ByteArrayDataSource(raw, type.toString()));
      return new Report(mail, parts).bounce();
    } catch (MessagingException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Bounce> bounce() throws MessagingException, IOException {
    Part status = part("message/delivery-status", "message/global-delivery-status");
    if (status != null) {
      return delivery(groups(status));
    }
    Part feedback = part("message/feedback-report");
    return feedback == null ? Optional.empty() : complaint(groups(feedback));
  }

  private @Nullable Part part(String... types) throws MessagingException {
    for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
      Part part = parts.getBodyPart(i);
      for (String type : types) {
        if (part.isMimeType(type)) {
          return part;
        }
      }
    }
    return null;
  }

  /// Groups of fields, an empty line between two.
  private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
    List<InternetHeaders> groups = new ArrayList<>();
    try (InputStream in = part.getInputStream()) {
      while (groups.size() < MOST_GROUPS && in.available() > 0) {
        groups.add(new InternetHeaders(in));
      }
    }
    return groups;
  }

  private Optional<Bounce> delivery(List<InternetHeaders> groups)
      throws MessagingException, IOException {
    for (InternetHeaders group : groups) {
      Matcher status = STATUS.matcher(field(group, "Status"));
      boolean told = status.find() && !status.group(1).equals("2");
      String action = field(group, "Action").toLowerCase(Locale.ROOT);
      if (told && (action.startsWith("failed") || action.startsWith("delayed"))) {
        boolean hard =
            action.startsWith("failed")
                && status.group(1).equals("5")
                && !NOT_THE_MAILBOX.matcher(status.group()).matches();
        String said = status.group() + " " + field(group, "Diagnostic-Code");
        return named(hard ? Bounce.Sort.HARD : Bounce.Sort.SOFT, said);
      }
    }
    return Optional.empty();
  }

  private Optional<Bounce> complaint(List<InternetHeaders> groups)
      throws MessagingException, IOException {
    String type = groups.isEmpty() ? "" : field(groups.getFirst(), "Feedback-Type");
    return type.isEmpty() || type.toLowerCase(Locale.ROOT).startsWith("not-spam")
        ? Optional.empty()
        : named(Bounce.Sort.COMPLAINT, "reported as " + type);
  }

  private Optional<Bounce> named(Bounce.Sort sort, String said)
      throws MessagingException, IOException {
    String line = Sender.redacted(said);
    return messageId().map(id -> new Bounce(id, sort, line));
  }

  /// The returned mail says which it is; where nothing was returned, what the report refers to.
  private Optional<String> messageId() throws MessagingException, IOException {
    List<String> said = new ArrayList<>();
    Part returned =
        part("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");
    if (returned != null) {
      try (InputStream in = returned.getInputStream()) {
        said.add(field(new InternetHeaders(in), "Message-ID"));
      }
    }
    for (String name : List.of("In-Reply-To", "References")) {
      Stream.ofNullable(mail.getHeader(name, " ")).forEach(said::add);
    }
    return said.stream().map(ID::matcher).filter(Matcher::find).map(Matcher::group).findFirst();
  }

  private static String field(InternetHeaders group, String name) {
    String value = group.getHeader(name, null);
    return value == null ? "" : value.strip();
  }
}
