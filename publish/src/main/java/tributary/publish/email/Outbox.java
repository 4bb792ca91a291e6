package tributary.publish.email;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder in place of a mail server: a file `EDITION-SUBSCRIBER.eml` is a mail sent. It appears
/// whole or not at all, and tells by itself that an earlier attempt came to its end.
public record Outbox(Path folder, Sender sender) implements Postman, Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String SUFFIX = ".eml";

  /// The end of the name is the subscriber's id.
  private static final Pattern MAIL = Pattern.compile(".+-([0-9a-f]{16})\\.eml");

  @Override
  public int couriers() {
    return 1;
  }

  @Override
  public Courier courier() {
    return this;
  }

  @Override
  public Answer hand(Envelope envelope, Witness witness) {
    Path file = file(envelope.letter().edition(), envelope.to().id());
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        write(envelope, file);
      }
      return new Answer.Accepted(file.toString());
    } catch (IOException | MessagingException | RuntimeException e) {
      return new Answer.Deferred(
          "could not be written to " + file + ": " + Sender.redacted(e.toString()), false);
    }
  }

  @Override
  public void close() {
    // It holds nothing open.
  }

  private void write(Envelope envelope, Path file) throws IOException, MessagingException {
    Path draft = Files.createTempFile(folder, ".draft-", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        sender.mime(envelope).writeTo(out);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public void forget(String subscriber) {
    remove("*-" + subscriber + SUFFIX, file -> true);
  }

  /// A mail that a crash left half written goes too.
  @Override
  public void tidy(Predicate<String> known) {
    remove(
        "*" + SUFFIX,
        name -> {
          Matcher mail = MAIL.matcher(name);
          return mail.matches() && !known.test(mail.group(1));
        });
    remove(".draft-*.tmp", name -> true);
  }

  private void remove(String pattern, Predicate<String> which) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      for (Path file : files) {
        if (which.test(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.error("Mails to somebody forgotten stay in {}: {}", folder, e.toString());
    }
  }

  private Path file(String edition, String subscriber) {
    return folder.resolve(edition + "-" + subscriber + SUFFIX);
  }
}
