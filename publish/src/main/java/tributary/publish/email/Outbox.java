package tributary.publish.email;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tributary.events.digest.Delivery;

/// A folder in place of a mail server: a file `EDITION-SUBSCRIBER.eml` is a mail sent. It appears
/// whole or not at all.
public record Outbox(Path folder, Sender sender) implements Postman {

  @Override
  public Answer hand(Envelope envelope) {
    Path file = file(envelope.letter().edition(), envelope.to().id());
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        write(envelope, file);
      }
      return new Answer.Accepted(file.toString());
    } catch (IOException | MessagingException | RuntimeException e) {
      return new Answer.Deferred(
          "could not be written to " + file + ": " + Sender.redacted(e.toString()));
    }
  }

  /// The file tells: it is there, or it was never written.
  @Override
  public Optional<Answer> lookUp(Delivery claimed) {
    Path file = file(claimed.edition(), claimed.subscriber());
    return Optional.of(
        Files.exists(file)
            ? new Answer.Accepted(file.toString())
            : new Answer.Deferred("not in the outbox"));
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

  private Path file(String edition, String subscriber) {
    return folder.resolve(edition + "-" + subscriber + ".eml");
  }
}
