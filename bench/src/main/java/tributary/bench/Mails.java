package tributary.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.topic.TopicDesk;
import tributary.app.trial.TemporaryFolder;
import tributary.bench.fault.LoopbackMail;
import tributary.events.digest.Delivery;
import tributary.events.digest.Subscriber;
import tributary.events.topic.Cluster;
import tributary.publish.email.Clerk;
import tributary.publish.email.Ledger;
import tributary.publish.email.Letter;
import tributary.publish.email.Letters;
import tributary.publish.email.Mailing;
import tributary.publish.email.Sender;
import tributary.publish.email.Smtp;
import tributary.publish.email.Terms;
import tributary.publish.email.Uncertain;
import tributary.publish.log.TopicWriter;

/// How many mails a second go out, with their ledger on a real broker, to a mail server on this
/// machine; beside it, over one connection with a commit for each line of the ledger, as it would
/// be without groups.
public final class Mails {
  private static final Sender SENDER = Sender.parse("Tributary <brief@river.example>");
  private static final int SMALL = 20;

  private final Cluster cluster;
  private final TopicWriter writer;
  private final Letter letter =
      new Letters(null).write(MadeEdition.of(Clock.systemUTC().instant()));

  private Mails(Cluster cluster, TopicWriter writer) {
    this.cluster = cluster;
    this.writer = writer;
  }

  /// @param args how many subscribers (20000), then how many connections (4)
  public static void main(String[] args) throws Exception {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int connections = args.length > 1 ? Integer.parseInt(args[1]) : 4;
    boolean all;
    try (TemporaryFolder folder = TemporaryFolder.make("mails");
        EmbeddedBroker broker = EmbeddedBroker.open(kafka(folder), 0)) {
      Cluster cluster = new Cluster(broker.address(), "", 1, (short) 1, Map.of());
      try (TopicDesk desk = new TopicDesk(cluster)) {
        desk.ensure();
      }
      try (TopicWriter writer = new TopicWriter(cluster, "publisher", "mails")) {
        writer.open();
        all = new Mails(cluster, writer).run(count, connections);
      }
    }
    System.exit(all ? 0 : 1);
  }

  private static Path kafka(TemporaryFolder folder) {
    return folder.path().resolve("kafka");
  }

  private boolean run(int count, int connections) throws Exception {
    int few = Math.max(100, count / SMALL);
    measure("warm-up", few, connections, true);
    double single = measure("one connection, a commit a line", few, 1, false);
    double grouped =
        measure(
            "%d connections, commits in groups".formatted(connections), count, connections, true);
    System.out.printf("%.1f times as fast%n", grouped / single);
    return grouped > 0 && single > 0;
  }

  /// Mails a second; 0 when not every subscriber got one.
  private double measure(String name, int count, int connections, boolean grouped)
      throws Exception {
    try (LoopbackMail server = new LoopbackMail()) {
      List<Subscriber> to =
          IntStream.range(0, count)
              .mapToObj(i ->
                  new Subscriber(
                      "%08x".formatted(i),
                      "reader%d@readers.example".formatted(i),
                      List.of(),
                      List.of()))
              .toList();
      Books books = new Books(grouped);
      long before = heap();
      long begun = System.nanoTime();
      deliver(server, connections, books, to);
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "%-34s %,7d mails in %6.1f s: %6.1f a second; %,d commits; heap %d MB before, %d MB"
              + " after%n",
          name, server.mails(), seconds, server.mails() / seconds, books.commits, before, heap());
      return server.taken().size() == count && server.mails() == count ? count / seconds : 0;
    }
  }

  private void deliver(LoopbackMail server, int connections, Books books, List<Subscriber> to) {
    Smtp.Server at =
        new Smtp.Server("127.0.0.1", server.port(), null, null, false, Duration.ofSeconds(20));
    Ledger ledger = new Ledger();
    Terms terms = new Terms(Uncertain.HOLD, null);
    try (Mailing mailing =
        new Mailing(
            new Smtp(at, SENDER, connections), SENDER, ledger, books, terms, Clock.systemUTC())) {
      do {
        mailing.begin();
        mailing.deliver(letter, to, () -> false);
      } while (mailing.busy());
    }
  }

  /// Megabytes in use once what is not needed is gone.
  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /// The ledger on the broker.
  private final class Books implements Clerk {
    private final boolean grouped;
    private int commits;

    Books(boolean grouped) {
      this.grouped = grouped;
    }

    @Override
    public void write(List<Delivery> lines) {
      if (grouped) {
        commit(lines);
      } else {
        lines.forEach(line -> commit(List.of(line)));
      }
    }

    private void commit(List<Delivery> lines) {
      writer.write(cluster.topics().deliveries(), lines, Delivery::key);
      commits++;
    }

    @Override
    public void unusable(Delivery refused) {
      throw new IllegalStateException("the server knows everybody: " + refused);
    }
  }
}
