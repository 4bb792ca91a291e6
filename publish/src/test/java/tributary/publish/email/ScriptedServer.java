package tributary.publish.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that says at every step what its script tells it to. Whatever text comes to its
/// end, it keeps.
final class ScriptedServer implements AutoCloseable {
  /// A reply that is none: the line is closed without a word.
  static final String DROP = "drop";

  /// A reply that is none: nothing more is said until the server is let go on.
  static final String HANG = "hang";

  /// Where a mail is.
  enum Step {
    GREETING,
    MAIL,
    RCPT,
    DATA,
    /// The whole text has come.
    TEXT
  }

  /// @param connection counts from 1
  /// @param mail how many came on this connection before
  /// @param receiver null before RCPT
  record Moment(Step step, int connection, int mail, String receiver) {}

  /// Says what to answer; null for what a friendly server says.
  interface Script {
    String answer(Moment moment);
  }

  /// A mail whose text came to its end.
  record Mail(String receiver, String messageId, String date) {}

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Script script;

  ScriptedServer(Script script) throws IOException {
    this.script = script;
    Thread.ofVirtual().start(this::listen);
  }

  /// One that takes everything.
  static ScriptedServer friendly() throws IOException {
    return new ScriptedServer(moment -> null);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// The mails whose text came to its end, whatever was answered.
  List<Mail> mails() {
    return List.copyOf(mails);
  }

  int connections() {
    return connections.get();
  }

  /// Whether somebody is kept waiting.
  boolean hangs() {
    return hanging.getCount() == 0;
  }

  /// Lets those go on whom it keeps waiting: they get the friendly answer.
  void goOn() {
    goOn.countDown();
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> converse(socket, connections.incrementAndGet()));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void converse(Socket socket, int connection) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = socket.getOutputStream();
      Talk talk = new Talk(in, out, connection);
      if (talk.say(Step.GREETING, "220 ready")) {
        talk.run();
      }
    } catch (IOException e) {
      // The other side is gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Talk {
    private final BufferedReader in;
    private final OutputStream out;
    private final int connection;
    private int mail;
    private String receiver;

    Talk(BufferedReader in, OutputStream out, int connection) {
      this.in = in;
      this.out = out;
      this.connection = connection;
    }

    void run() throws IOException, InterruptedException {
      boolean goesOn = true;
      String line;
      while (goesOn && (line = in.readLine()) != null) {
        if (line.startsWith("MAIL")) {
          receiver = null;
          goesOn = say(Step.MAIL, "250 fine");
        } else if (line.startsWith("RCPT")) {
          receiver = line.replaceAll(".*<(.*)>.*", "$1");
          goesOn = say(Step.RCPT, "250 fine");
        } else if (line.equals("DATA")) {
          goesOn = say(Step.DATA, "354 go on") && (!asked || text());
        } else {
          write("250 fine");
        }
      }
    }

    private boolean asked;

    private boolean text() throws IOException, InterruptedException {
      String id = "";
      String date = "";
      String line;
      while ((line = in.readLine()) != null && !line.equals(".")) {
        id = line.startsWith("Message-ID: ") ? line.substring(12) : id;
        date = line.startsWith("Date: ") ? line.substring(6) : date;
      }
      if (line == null) {
        return false;
      }
      mails.add(new Mail(receiver, id, date));
      boolean goesOn = say(Step.TEXT, "250 taken as " + mails.size());
      mail++;
      return goesOn;
    }

    /// False when the connection is over.
    private boolean say(Step step, String friendly) throws IOException, InterruptedException {
      String scripted = script.answer(new Moment(step, connection, mail, receiver));
      if (HANG.equals(scripted)) {
        hanging.countDown();
        goOn.await();
        scripted = null;
      }
      if (DROP.equals(scripted)) {
        return false;
      }
      String answer = scripted == null ? friendly : scripted;
      asked = answer.startsWith("354");
      write(answer);
      return !answer.startsWith("421");
    }

    private void write(String line) throws IOException {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    goOn();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
