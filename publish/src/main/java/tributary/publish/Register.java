package tributary.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.events.topic.Cluster;
import tributary.publish.digest.Plan;
import tributary.publish.email.Outbox;
import tributary.publish.email.Sender;
import tributary.publish.log.TopicReader;
import tributary.publish.log.TopicWriter;
import tributary.publish.subscription.Enrolment;
import tributary.publish.subscription.Mailbox;
import tributary.publish.subscription.Reception;
import tributary.publish.subscription.Reception.Forgotten;
import tributary.publish.subscription.Subscribers;

/// The list of subscribers in an operator's hand, beside a publisher that may be at work and takes
/// over what is written here. Of two that are open at once, the later one shuts the earlier one
/// out. For one thread.
public final class Register implements AutoCloseable {
  private static final String ROLE = "register";

  /// Records written in one go.
  private static final int GROUP = 500;

  private final Cluster cluster;
  private final TopicReader reader;
  private final TopicWriter writer;
  private final Outbox outbox;
  private final PublishConfig config;
  private final Clock clock;
  private final Subscribers subscribers = new Subscribers();
  private final List<Subscriber> unwritten = new ArrayList<>();
  private final Reception reception;

  private Register(
      Cluster cluster,
      TopicReader reader,
      TopicWriter writer,
      PublishConfig config,
      Path data,
      Clock clock) {
    this.cluster = cluster;
    this.reader = reader;
    this.writer = writer;
    this.config = config;
    this.clock = clock;
    this.outbox = new Outbox(data.resolve("outbox"), Sender.parse(config.mail().from()));
    this.reception = new Reception(subscribers, config.mail().to(), this::pen, clock);
  }

  /// Reads the list as it is now.
  ///
  /// @param data folder of the outbox
  /// @param client name for the broker's logs
  public static Register open(
      Cluster cluster, PublishConfig config, Path data, Clock clock, String client) {
    TopicReader reader = new TopicReader(cluster, client);
    TopicWriter writer = new TopicWriter(cluster, ROLE, client);
    Register register = new Register(cluster, reader, writer, config, data, clock);
    try {
      writer.open();
      reader.follow(
          cluster.topics().subscribers(),
          (partition, id, who) -> register.subscribers.put(id, who));
      reader.toEnd(() -> false);
      return register;
    } catch (RuntimeException e) {
      register.close();
      throw e;
    }
  }

  private void pen(String id, @Nullable Subscriber who) {
    if (who == null) {
      flush();
      writer.delete(cluster.topics().subscribers(), id);
    } else {
      unwritten.add(who);
      if (unwritten.size() >= GROUP) {
        flush();
      }
    }
  }

  /// Writes down what was added; call at the end.
  public void flush() {
    if (!unwritten.isEmpty()) {
      writer.write(cluster.topics().subscribers(), List.copyOf(unwritten), Subscriber::id);
      unwritten.clear();
    }
  }

  /// Everybody, by address.
  public List<Subscriber> all() {
    return subscribers.all().stream().sorted(Comparator.comparing(Subscriber::address)).toList();
  }

  /// Names of the digests that there are.
  public List<String> digests() {
    return config.plans().stream().map(Plan::name).toList();
  }

  /// Adds an address without asking its owner; empty where it is not one mailbox. What is added is
  /// on the log after [#flush].
  ///
  /// @param digests names; none for all there are
  /// @param subjects ids; none for all
  /// @throws IllegalArgumentException if there is no such digest
  public Optional<Enrolment.Added> add(
      String address, List<String> digests, List<String> subjects) {
    List<String> there = digests();
    digests.stream()
        .filter(digest -> !there.contains(digest))
        .findFirst()
        .ifPresent(digest -> {
          throw new IllegalArgumentException(
              "there is no digest '" + digest + "': " + String.join(", ", there));
        });
    List<String> wanted = digests.isEmpty() ? there : digests;
    return Mailbox.read(address)
        .map(mailbox ->
            new Enrolment(subscribers, reception, clock.instant()).add(mailbox, wanted, subjects));
  }

  /// Forgets whoever has that address or id, and what lies in the outbox for them.
  public Forgotten remove(String addressOrId) {
    Optional<Subscriber> who = subscribers.find(addressOrId).or(() -> subscribers.at(addressOrId));
    Forgotten done = reception.forget(who.map(Subscriber::id).orElse(addressOrId));
    flush();
    who.ifPresent(there -> outbox.forget(there.id()));
    return done;
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
