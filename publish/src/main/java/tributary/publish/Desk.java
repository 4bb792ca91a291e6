package tributary.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Subscriber;
import tributary.events.story.Story;
import tributary.events.topic.Cluster;
import tributary.events.topic.Marked;
import tributary.events.topic.Topics;
import tributary.publish.digest.Agenda;
import tributary.publish.digest.Editions;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Period;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Told;
import tributary.publish.digest.UnprovenEdition;
import tributary.publish.email.Ledger;
import tributary.publish.email.Letters;
import tributary.publish.email.Mailing;
import tributary.publish.email.Postman;
import tributary.publish.email.Sender;
import tributary.publish.library.Library;
import tributary.publish.log.TopicReader;
import tributary.publish.log.TopicWriter;
import tributary.publish.model.Commentator;
import tributary.publish.shelf.Following;
import tributary.publish.shelf.Shelf;
import tributary.publish.shelf.Stories;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.Leave;
import tributary.publish.subscription.Subscribers;

/// One working session on the topics: everything known is read from them at its begin, every
/// decision is written to them before it counts. A session that fails is thrown away and opened
/// anew. For one thread.
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /// The one publisher of a cluster.
  private static final String ROLE = "publisher";

  private static final Duration READ = Duration.ofMillis(200);

  /// What a session works with; outlives it.
  record Means(
      PublishConfig config,
      Library library,
      Optional<Commentator> commentator,
      Postman postman,
      Sender sender,
      Doorman doorman,
      Clock clock,
      BooleanSupplier stop) {}

  private final Means means;
  private final Topics topics;
  private final List<Plan> plans;
  private final TopicReader reader;
  private final TopicWriter writer;
  private final Shelf shelf;
  private final Stories stories = new Stories();
  private final Following following = new Following();
  private final Editions editions = new Editions();
  private final Subscribers subscribers = new Subscribers();
  private final Ledger ledger = new Ledger();
  private final Mailing mailing;
  private final Letters letters;
  private final Agenda agenda;
  private final Map<String, String> problems = new TreeMap<>();
  private boolean ledgerRead;

  /// Shuts other publishers out, then reads the topics to their end, then settles what the last
  /// session left open.
  static Desk open(Cluster cluster, String client, Means means) {
    TopicReader reader = new TopicReader(cluster, client);
    TopicWriter writer = new TopicWriter(cluster, ROLE, client);
    try {
      Desk desk = new Desk(cluster.topics(), reader, writer, means);
      desk.begin();
      return desk;
    } catch (RuntimeException e) {
      reader.close();
      writer.close();
      throw e;
    }
  }

  private Desk(Topics topics, TopicReader reader, TopicWriter writer, Means means) {
    this.means = means;
    this.topics = topics;
    this.plans = means.config().plans();
    this.reader = reader;
    this.writer = writer;
    this.shelf = new Shelf(reader.partitions(topics.stories()));
    this.letters = new Letters(means.config().web().publicUrl());
    this.agenda = new Agenda(editions, means.clock().instant());
    this.mailing =
        new Mailing(
            means.postman(),
            means.sender(),
            ledger,
            line -> writer.write(topics.deliveries(), line.key(), line),
            means.clock());
  }

  private void begin() {
    writer.open();
    Library library = means.library();
    reader.follow(topics.items(), library, library::put);
    reader.follow(topics.stories(), this::story);
    reader.follow(topics.feeds(), (partition, id, feed) -> following.feed(id, feed));
    reader.follow(topics.feedStatus(), (partition, id, status) -> following.status(id, status));
    reader.follow(topics.digests(), (partition, id, digest) -> edition(digest));
    reader.follow(topics.subscribers(), (partition, id, who) -> subscribers.put(id, who));
    reader.follow(topics.deliveries(), (partition, key, line) -> delivery(line));
    reader.toEnd(means.stop());
    library.commit();
    ledgerRead = true;
    if (!means.stop().getAsBoolean()) {
      mailing.settle();
      enrol();
    }
  }

  private void story(int partition, String key, @Nullable Marked<Story> marked) {
    shelf.put(partition, key, marked);
    stories.put(key, marked);
  }

  private void edition(@Nullable Digest digest) {
    if (digest != null) {
      editions.add(digest);
    }
  }

  /// What comes back of our own lines later is older than what the ledger knows.
  private void delivery(@Nullable Delivery line) {
    if (line != null && !ledgerRead) {
      ledger.put(line);
    }
  }

  /// Writes down that somebody wants a digest no more; false where nobody has that id.
  boolean leave(Leave leave) {
    Optional<Subscriber> leaving = subscribers.leaving(leave.subscriber(), leave.digest());
    leaving.ifPresent(who -> {
      writer.write(topics.subscribers(), who.id(), who);
      subscribers.put(who.id(), who);
    });
    return leaving.isPresent();
  }

  private void enrol() {
    List<String> names = plans.stream().map(Plan::name).toList();
    for (Subscriber who : subscribers.wanting(means.config().mail().to(), names)) {
      writer.write(topics.subscribers(), who.id(), who);
      subscribers.put(who.id(), who);
    }
  }

  /// Takes in what is new on the topics.
  void read() {
    reader.poll(READ);
    means.doorman().serve(this::leave);
    means.library().flush();
  }

  /// Freezes the editions that are due, and gives them as read back.
  List<Digest> freeze() {
    List<Digest> frozen = new ArrayList<>();
    for (Plan plan : plans) {
      agenda
          .due(plan, means.clock().instant(), shelf.closed())
          .flatMap(period -> freeze(plan, period))
          .ifPresent(frozen::add);
    }
    if (!frozen.isEmpty()) {
      forget();
    }
    return frozen;
  }

  /// Another digest's period may end earlier: what it can ask for stays.
  private void forget() {
    plans.stream()
        .map(plan -> plan.schedule().lastEnded(means.clock().instant()).to())
        .min(Comparator.naturalOrder())
        .ifPresent(shelf::forgetBefore);
  }

  private Optional<Digest> freeze(Plan plan, Period period) {
    // Stories may have come faster than the items that they tell of.
    reader.toEnd(means.stop());
    means.library().flush();
    String edition = plan.edition(period);
    Optional<Digest> edited = edited(plan, period);
    if (edited.isEmpty()) {
      agenda.drop(edition);
      return Optional.empty();
    }
    return Comments.of(means).on(edited.get()).flatMap(whole -> written(edition, whole));
  }

  private Optional<Digest> written(String edition, Digest whole) {
    long offset = writer.write(topics.digests(), edition, whole);
    reader.past(topics.digests(), offset, means.stop());
    return editions.get(edition);
  }

  /// Empty where nobody waits for it, and where a claim in it does not hold.
  private Optional<Digest> edited(Plan plan, Period period) {
    try {
      Digest digest = edit(plan, period);
      problems.remove(plan.name());
      boolean awaited = agenda.awaited(digest, shelf.reachesBefore(period.to()));
      return awaited ? Optional.of(digest) : Optional.empty();
    } catch (UnprovenEdition e) {
      String sentence = String.valueOf(e.getMessage());
      problems.put(plan.name(), sentence);
      LOG.error("{}", sentence);
      return Optional.empty();
    }
  }

  private Digest edit(Plan plan, Period period) {
    Told told = Told.by(editions.newestFirst(), plan.name(), period.to());
    return Editing.of(means)
        .edit(new Editor(plan, period, told), shelf.asOf(period.to()), following.unreached());
  }

  /// Hands the edition to those who have not had it, and says how it stands with each. Who wants to
  /// leave meanwhile need not wait for the last of them.
  List<Receipt> mail(Digest digest) {
    List<Subscriber> to = subscribers.receiving(digest.digest(), means.config().mail().to());
    if (to.isEmpty()) {
      return List.of();
    }
    return mailing.deliver(letters.write(digest), to, this::between).stream()
        .map(Receipt::of)
        .toList();
  }

  /// Whether to stop.
  private boolean between() {
    means.doorman().serve(this::leave);
    return means.stop().getAsBoolean();
  }

  /// The newest edition of each digest, the newest of all first.
  List<Digest> newest() {
    return editions.newestOfEach();
  }

  /// The latest of every story; for any thread.
  Stories stories() {
    return stories;
  }

  List<Digest> editions() {
    return editions.newestFirst();
  }

  Health health() {
    List<String> sentences = new ArrayList<>(problems.values());
    if (reader.unreadable() > 0) {
      sentences.add(
          reader.unreadable() + " records could not be read and were passed over: see the log.");
    }
    return new Health(
        shelf.closed().orElse(null),
        shelf.size(),
        editions.newestFirst().size(),
        ledger.count(Delivery.State.SENT),
        ledger.count(Delivery.State.HELD),
        sentences);
  }

  /// Ends a waiting [#read]; from any thread.
  void wake() {
    reader.wake();
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
