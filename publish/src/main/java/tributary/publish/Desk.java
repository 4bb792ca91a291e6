package tributary.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Subscriber;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;
import tributary.publish.bounce.Bounce;
import tributary.publish.bounce.Returns;
import tributary.publish.herald.Herald;
import tributary.publish.herald.Pointer;
import tributary.publish.log.TopicReader;
import tributary.publish.log.TopicWriter;
import tributary.publish.operation.Board;
import tributary.publish.shelf.Following;

/// One working session on the topics: everything known is read from them at its begin, every
/// decision is written to them before it counts. A session that fails is thrown away and opened
/// anew. One that stands by follows the topics for the pages and writes nothing. For one thread.
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /// The one publisher of a cluster.
  private static final String ROLE = "publisher";

  private static final Duration READ = Duration.ofMillis(200);

  private final Log log;
  private final Means means;
  private final NewsDesk news;
  private final FrontDesk front;
  private final MailDesk mail;
  private final OperatorDesk operators;
  private final Herald herald;
  private final Pointer pointer = new Pointer();
  private final Set<String> runs = new HashSet<>();
  private final boolean leads;
  private boolean dropped;

  /// Shuts other publishers out, then reads the topics to their end, then settles what the last
  /// session left open.
  ///
  /// @param cluster with the run whose stock it has
  /// @param leads whether it works; else it shuts nobody out, settles nothing and stands by
  static Desk open(Cluster cluster, String client, Means means, boolean leads) {
    TopicReader reader = new TopicReader(cluster, client);
    TopicWriter writer = new TopicWriter(cluster, ROLE, client);
    Herald herald = new Herald(cluster, client);
    try {
      Desk desk = new Desk(new Log(cluster.topics(), reader, writer), means, herald, leads);
      desk.begin();
      return desk;
    } catch (RuntimeException e) {
      herald.close();
      reader.close();
      writer.close();
      throw e;
    }
  }

  private Desk(Log log, Means means, Herald herald, boolean leads) {
    this.leads = leads;
    this.log = log;
    this.herald = herald;
    this.means = means;
    this.news = new NewsDesk(log, means);
    this.front = new FrontDesk(log, means);
    this.mail = new MailDesk(log, means, this::unusable);
    this.operators = new OperatorDesk(log);
  }

  private void begin() {
    if (leads) {
      log.writer().open();
      herald.start();
    }
    pointer.follow(log.reader(), log.topics());
    log.reader().<Run>follow(log.topics().runs(), (partition, name, run) -> run(name, run));
    news.follow(mail::instruction);
    front.follow();
    mail.follow();
    operators.follow();
    log.reader().toEnd(means.stop());
    means.stock().commit();
    mail.begin();
    news.begin();
    tidy();
    if (leads && !means.stop().getAsBoolean()) {
      mail.settle();
      front.enrol();
    }
  }

  private void run(String name, @Nullable Run run) {
    if (run == null) {
      dropped |= runs.remove(name);
    } else {
      runs.add(name);
    }
  }

  private void tidy() {
    Set<String> kept = new HashSet<>(runs);
    kept.add(means.stock().run());
    means.stocks().keep(kept);
    dropped = false;
  }

  private void unusable(Delivery refused) {
    String reply = refused.reply();
    front.suspend(refused.subscriber(), reply == null ? "refused" : reply);
  }

  /// Whether it works, or stands by.
  boolean leads() {
    return leads;
  }

  /// Whether readers follow another run by now than the one that this session has.
  boolean moved() {
    return !pointer.live().run().equals(means.stock().run());
  }

  /// Whether it is time for another session, or to go.
  boolean over() {
    return means.stop().getAsBoolean() || moved();
  }

  Stock stock() {
    return means.stock();
  }

  /// Takes in what is new on the topics and does nothing about it.
  void watch() {
    log.reader().poll(READ);
    operators.look(news.shelf());
    means.doorman().refuse();
    flush();
  }

  private void flush() {
    means.stock().flush();
    if (dropped) {
      tidy();
    }
  }

  /// Takes in what is new on the topics; waits a little for it, unless mails wait.
  void read() {
    log.reader().poll(mail.busy() ? Duration.ZERO : READ);
    operators.look(news.shelf());
    serve();
    mail.serve();
    flush();
  }

  private void serve() {
    front.serve();
    means.returns().ifPresent(returns -> returns.serve(this::returned));
  }

  /// A mail came back, or its receiver wants no more of them.
  private void returned(Bounce bounce) {
    Optional<String> receiver = mail.returned(bounce);
    LOG.info(
        "A mail came back ({}): {}",
        bounce.sort(),
        receiver.isPresent() ? bounce.said() : "none of ours");
    switch (bounce.sort()) {
      case HARD, COMPLAINT -> receiver.ifPresent(who -> front.suspend(who, bounce.said()));
      case SOFT -> {}
    }
  }

  /// Freezes the editions that are due, and gives them as read back.
  List<Digest> freeze() {
    return news.freeze();
  }

  /// Hands the edition to those who have not had it, and says how it stands with each. Who wants to
  /// leave meanwhile need not wait for the last of them.
  List<Receipt> mail(Digest digest) {
    return mail.mail(digest, front.receiving(digest.digest()), this::between);
  }

  /// Goes on with the newest editions, and with older ones that are still on their way to somebody.
  void mailOn() {
    mail.round();
    List<Digest> newest = news.newest();
    newest.forEach(this::mail);
    news.editions().stream()
        .filter(digest -> mail.open(digest) && !newest.contains(digest))
        .forEach(digest -> mail.rest(digest, front.receiving(digest.digest()), this::between));
  }

  /// Whether there is more to mail at once.
  boolean mailsWait() {
    return mail.busy();
  }

  /// Writes to those who asked for a link since the last call, and sends the newest edition of each
  /// digest to those to whom it goes since then.
  void welcome() {
    mail.note(front.asking(), means.stop());
    Set<String> newcomers = front.newcomers();
    if (newcomers.isEmpty()) {
      return;
    }
    for (Digest digest : newest()) {
      List<Subscriber> to =
          front.receiving(digest.digest()).stream()
              .filter(who -> newcomers.contains(who.id()))
              .toList();
      mail.welcome(digest, to, this::between);
    }
  }

  /// Tries again to write to those who asked for a link, where that failed for now.
  void remind() {
    mail.note(front.waiting(), this::between);
  }

  /// Whether to stop.
  private boolean between() {
    serve();
    return means.stop().getAsBoolean();
  }

  /// The newest edition of each digest, the newest of all first.
  List<Digest> newest() {
    return news.newest();
  }

  /// What is followed; for any thread.
  Following following() {
    return news.following();
  }

  /// What operators look at; for any thread.
  Board board() {
    return operators.board();
  }

  List<Digest> editions() {
    return news.editions();
  }

  Health health() {
    List<String> sentences = new ArrayList<>(news.problems());
    if (log.reader().unreadable() > 0) {
      sentences.add(
          log.reader().unreadable()
              + " records could not be read and were passed over: see the log.");
    }
    herald.trouble().ifPresent(sentences::add);
    mail.trouble().ifPresent(sentences::add);
    means.returns().flatMap(Returns::trouble).ifPresent(sentences::add);
    return new Health(
        news.shelf().closed().orElse(null),
        news.shelf().size(),
        news.editions().size(),
        mail.count(Delivery.State.SENT),
        mail.count(Delivery.State.HELD),
        sentences);
  }

  /// Ends a waiting [#read]; from any thread.
  void wake() {
    log.reader().wake();
  }

  @Override
  public void close() {
    mail.close();
    herald.close();
    log.reader().close();
    log.writer().close();
  }
}
