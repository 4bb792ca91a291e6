package tributary.publish.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Properties;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One connection to a mail server (RFC 5321), which knows at every moment how far the mail on it
/// has come, and what the server last said to it. For one thread.
final class Conversation extends SMTPTransport {
  /// How much more patience the answer to a whole mail gets: RFC 5321, section 4.5.3.2.6, wants
  /// minutes there, as to give up then is to send twice or never to know.
  private static final int PATIENCE = 15;

  /// How far a mail has come.
  enum Step {
    SENDER,
    RECEIVER,
    /// The server was asked whether the text may come.
    ASKED,
    /// The text is on its way, its end is not.
    TEXT,
    /// The end of the text was sent: from here on it may have arrived.
    ENDED
  }

  private final Smtp.Server server;
  private final Connection connection;
  private Step step = Step.SENDER;
  private @Nullable Witness witness;
  private int code;
  private @Nullable String said;
  private boolean restoring;

  private Conversation(Smtp.Server server, Session session, Connection connection) {
    super(session, null, server.tls() ? "smtps" : "smtp", server.tls());
    this.server = server;
    this.connection = connection;
  }

  /// Connects, encrypts and logs in.
  static Conversation open(Smtp.Server server) throws MessagingException {
    Connection connection = new Connection();
    Session session = Session.getInstance(properties(server, connection));
    Conversation opened = new Conversation(server, session, connection);
    opened.connect(server.host(), server.port(), server.username(), server.password());
    return opened;
  }

  /// Encryption that is not demanded is taken where it is offered, whoever the server says it is.
  private static Properties properties(Smtp.Server server, Connection connection) {
    String prefix = server.tls() ? "mail.smtps." : "mail.smtp.";
    String millis = Long.toString(server.timeout().toMillis());
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", millis);
    properties.put(prefix + "timeout", millis);
    properties.put(prefix + "writetimeout", millis);
    properties.put(prefix + "socketFactory", connection);
    properties.put(prefix + "socketFactory.fallback", "false");
    properties.put(prefix + "auth", Boolean.toString(server.username() != null));
    properties.put(prefix + "quitwait", "false");
    if (!server.tls()) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", Boolean.toString(server.startTls()));
    }
    boolean demanded = server.tls() || server.startTls();
    properties.put(prefix + "ssl.checkserveridentity", Boolean.toString(demanded));
    if (!demanded) {
      properties.put(prefix + "ssl.trust", "*");
    }
    return properties;
  }

  /// Hands a mail over: returns when the server has taken it.
  synchronized void send(MimeMessage mail, Witness by) throws MessagingException {
    step = Step.SENDER;
    witness = by;
    try {
      sendMessage(mail, receivers(mail));
    } finally {
      witness = null;
    }
  }

  private static Address[] receivers(MimeMessage mail) throws MessagingException {
    Address[] receivers = mail.getAllRecipients();
    return receivers == null ? new Address[0] : receivers;
  }

  /// Whether the connection was given up, by whatever broke it.
  boolean over() {
    return connection.over();
  }

  /// How far the last mail came.
  Step step() {
    return step;
  }

  /// The code of the server's answer to the last thing said to it for the mail; 0 or less where
  /// none came.
  int code() {
    return code;
  }

  /// That answer, with whatever addresses it holds; null where none came.
  @Nullable String said() {
    return said;
  }

  @Override
  protected void mailFrom() throws MessagingException {
    step = Step.SENDER;
    super.mailFrom();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    step = Step.RECEIVER;
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    step = Step.ASKED;
    OutputStream text = super.data();
    step = Step.TEXT;
    if (witness != null) {
      witness.ready();
    }
    return text;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    if (witness != null) {
      witness.onRecord();
    }
    connection.patience(server.timeout().multipliedBy(PATIENCE));
    step = Step.ENDED;
    super.finishData();
    connection.patience(server.timeout());
  }

  /// What follows a refusal, to begin anew, says nothing about the mail.
  @Override
  public synchronized void issueCommand(String command, int expected) throws MessagingException {
    restoring = true;
    try {
      super.issueCommand(command, expected);
    } finally {
      restoring = false;
    }
  }

  @Override
  protected void sendCommand(String command) throws MessagingException {
    forget();
    super.sendCommand(command);
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    forget();
    int answer = super.readServerResponse();
    if (!restoring) {
      code = answer;
      said = answer > 0 ? getLastServerResponse() : null;
    }
    return answer;
  }

  private void forget() {
    if (!restoring) {
      code = 0;
      said = null;
    }
  }

  /// Makes the socket, and keeps it: how long to wait on it changes in the course of a mail.
  private static final class Connection extends SocketFactory {
    private @Nullable Socket socket;

    void patience(Duration time) throws SocketException {
      if (socket != null && !socket.isClosed()) {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
      }
    }

    boolean over() {
      return socket == null || socket.isClosed();
    }

    @Override
    public Socket createSocket() {
      Socket made = new Socket();
      socket = made;
      return made;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw new IOException("connections are made with a time limit");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw new IOException("connections are made with a time limit");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw new IOException("connections are made with a time limit");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      throw new IOException("connections are made with a time limit");
    }
  }
}
