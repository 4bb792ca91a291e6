package tributary.publish.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A mailbox on a server (IMAP), into which mails come back. A report that was taken is marked as
/// seen; whatever else lies there stays as it is. For one thread.
public final class Mailbox {
  /// Where it is.
  ///
  /// @param tls whether the line is encrypted from the first byte
  /// @param folder that is read
  /// @param timeout of connecting, and of each answer
  public record Server(
      String host,
      int port,
      String username,
      String password,
      boolean tls,
      String folder,
      Duration timeout) {
    @Override
    public String toString() {
      return "Server[" + host + ":" + port + ", " + folder + "]";
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

  /// Bytes of a mail that are read. A report stands at its begin, and the returned mail may be cut.
  private static final int MOST_BYTES = 262_144;

  /// Mails of one look.
  private static final int MOST_MAILS = 500;

  private final Server server;
  private long validity;
  private long read;

  public Mailbox(Server server) {
    this.server = server;
  }

  /// Looks once at what has arrived since the last look.
  ///
  /// @param take takes a report; false where nobody can now: it is offered again at the next look
  /// @return how many were taken
  /// @throws MessagingException if the server cannot be reached, or says no
  public int look(Predicate<Bounce> take) throws MessagingException {
    Session session = Session.getInstance(properties());
    try (Store store = session.getStore(protocol())) {
      store.connect(server.host(), server.port(), server.username(), server.password());
      try (Folder folder = store.getFolder(server.folder())) {
        folder.open(Folder.READ_WRITE);
        return look(folder, (UIDFolder) folder, take);
      }
    }
  }

  /// Looks whether it can be read, and takes nothing.
  ///
  /// @return how many mails lie there that nobody has looked at
  /// @throws MessagingException if the server cannot be reached, or says no
  public int unread() throws MessagingException {
    Session session = Session.getInstance(properties());
    try (Store store = session.getStore(protocol())) {
      store.connect(server.host(), server.port(), server.username(), server.password());
      try (Folder folder = store.getFolder(server.folder())) {
        folder.open(Folder.READ_WRITE);
        return folder.getUnreadMessageCount();
      }
    }
  }

  private int look(Folder folder, UIDFolder numbers, Predicate<Bounce> take)
      throws MessagingException {
    if (validity != numbers.getUIDValidity()) {
      validity = numbers.getUIDValidity();
      read = 0;
    }
    int taken = 0;
    int looked = 0;
    for (Message mail : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false))) {
      long number = numbers.getUID(mail);
      if (number <= read || looked++ >= MOST_MAILS) {
        continue;
      }
      Optional<Bounce> bounce = report(mail);
      if (bounce.isPresent()) {
        if (!take.test(bounce.get())) {
          return taken;
        }
        mail.setFlag(Flags.Flag.SEEN, true);
        taken++;
      }
      read = number;
    }
    return taken;
  }

  private static Optional<Bounce> report(Message mail) throws MessagingException {
    try (InputStream in = ((IMAPMessage) mail).getMimeStream()) {
      return Report.read(in.readNBytes(MOST_BYTES));
    } catch (IOException e) {
      LOG.warn("A mail that came back could not be read and is passed over: {}", e.toString());
      return Optional.empty();
    }
  }

  private String protocol() {
    return server.tls() ? "imaps" : "imap";
  }

  /// Reading marks nothing as seen by itself.
  private Properties properties() {
    String prefix = "mail." + protocol() + ".";
    String millis = Long.toString(server.timeout().toMillis());
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", millis);
    properties.put(prefix + "timeout", millis);
    properties.put(prefix + "writetimeout", millis);
    properties.put(prefix + "peek", "true");
    properties.put(prefix + "ssl.checkserveridentity", "true");
    return properties;
  }
}
