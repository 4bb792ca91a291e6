package tributary.publish.email;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A folder in place of a mail server: a file `EDITION-SUBSCRIBER.eml` is a mail sent. It appears
/// whole or not at all, and tells by itself that an earlier attempt came to its end.
public record Outbox(Path folder, Sender sender) implements Postman, Courier {

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

  private Path file(String edition, String subscriber) {
    return folder.resolve(edition + "-" + subscriber + ".eml");
  }
}
