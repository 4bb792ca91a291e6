package tributary.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Instruction;
import tributary.events.digest.Subscriber;
import tributary.publish.bounce.Bounce;
import tributary.publish.digest.Plan;
import tributary.publish.email.Clerk;
import tributary.publish.email.Ledger;
import tributary.publish.email.Letter;
import tributary.publish.email.Letters;
import tributary.publish.email.Mailing;
import tributary.publish.email.Notes;
import tributary.publish.subscription.Invitation;

/// Where editions are mailed: it knows what became of every one on its way to every subscriber. For
/// one thread.
final class MailDesk implements AutoCloseable {
  private final Log log;
  private final Means means;
  private final Ledger ledger = new Ledger();
  private final Mailing mailing;
  private final Letters letters;
  private final List<Instruction> wishes = new ArrayList<>();
  private final Notes notes;
  private boolean read;

  /// @param unusable hears of a refusal that says that the address is no good
  MailDesk(Log log, Means means, Consumer<Delivery> unusable) {
    this.log = log;
    this.means = means;
    this.letters = new Letters(means.config().web().publicUrl(), means.config().mail().imprint());
    this.notes =
        new Notes(
            means.config().plans().stream().collect(Collectors.toMap(Plan::name, Plan::title)),
            Invitation.HOLDS);
    this.mailing =
        new Mailing(
            means.postman(),
            means.sender(),
            ledger,
            new Books(log, unusable),
            means.config().mail().terms(),
            means.clock());
  }

  /// The ledger, and whom else to tell.
  private record Books(Log log, Consumer<Delivery> hears) implements Clerk {
    @Override
    public void write(List<Delivery> lines) {
      log.writer().write(log.topics().deliveries(), lines, Delivery::key);
    }

    @Override
    public void unusable(Delivery refused) {
      hears.accept(refused);
    }
  }

  /// Reads what it has to know.
  void follow() {
    log.reader().follow(log.topics().deliveries(), (partition, key, line) -> delivery(line));
  }

  /// What comes back of our own lines later is older than what the ledger knows.
  private void delivery(@Nullable Delivery line) {
    if (line != null && !read) {
      ledger.put(line);
    }
  }

  /// Takes in a record of `instructions`; those that are not for mails, or were carried out before,
  /// change nothing.
  void instruction(Instruction wish) {
    wishes.add(wish);
  }

  /// The topic was read to its end: lines that come from here on are our own.
  void begin() {
    read = true;
  }

  /// Settles what an earlier session left open.
  void settle() {
    mailing.settle();
    serve();
  }

  /// Carries out the instructions that wait.
  void serve() {
    wishes.stream().sorted(Comparator.comparing(Instruction::at)).forEach(mailing::carryOut);
    wishes.clear();
  }

  /// Hands the edition to those who have not had it, and says how it stands with each. An edition
  /// whose successor is due goes to nobody to whom it is not on its way already.
  ///
  /// @param stop asked over and over: whether to leave the rest
  List<Receipt> mail(Digest digest, List<Subscriber> to, BooleanSupplier stop) {
    return fresh(digest) ? deliver(digest, to, stop) : rest(digest, to, stop);
  }

  /// The same to those alone to whom it is on its way.
  List<Receipt> rest(Digest digest, List<Subscriber> to, BooleanSupplier stop) {
    String edition = digest.edition();
    List<Subscriber> begun = to.stream().filter(who -> ledger.open(edition, who.id())).toList();
    deliver(digest, begun, stop);
    return receipts(digest, to);
  }

  private boolean fresh(Digest digest) {
    Duration rhythm = Duration.between(digest.from(), digest.to());
    return means.clock().instant().isBefore(digest.to().plus(rhythm));
  }

  private List<Receipt> deliver(Digest digest, List<Subscriber> to, BooleanSupplier stop) {
    Map<List<String>, List<Subscriber>> readers = new LinkedHashMap<>();
    to.forEach(
        who -> readers.computeIfAbsent(who.subjects(), subjects -> new ArrayList<>()).add(who));
    readers.forEach((subjects, some) -> {
      if (mailing.wanted(digest.edition(), some)) {
        mailing.deliver(letters.write(digest, subjects), some, stop);
      }
    });
    return receipts(digest, to);
  }

  /// Writes down what is reported of a mail, and gives the id of who got it; empty where it is none
  /// of ours.
  Optional<String> returned(Bounce bounce) {
    Optional<Delivery> sent = ledger.named(bounce.messageId());
    boolean refused = bounce.sort() == Bounce.Sort.HARD;
    sent.map(line -> Ledger.returned(line, refused, bounce.said(), means.clock().instant()))
        .ifPresent(this::write);
    return sent.map(Delivery::subscriber);
  }

  private void write(Delivery line) {
    log.writer().write(log.topics().deliveries(), line.key(), line);
    ledger.put(line);
  }

  private List<Receipt> receipts(Digest digest, List<Subscriber> to) {
    return mailing.lines(digest.edition(), to).stream().map(Receipt::of).toList();
  }

  /// A new round over all editions begins.
  void round() {
    mailing.begin();
  }

  /// Whether the edition is still on its way to somebody.
  boolean open(Digest digest) {
    return ledger.open(digest.edition());
  }

  /// Whether there is more to mail at once.
  boolean busy() {
    return mailing.busy();
  }

  /// Why no mail can go out, for an operator.
  Optional<String> trouble() {
    return mailing.trouble().map(reason -> "No mail can go out at present: " + reason + ".");
  }

  /// The same to those to whom the digest did not go before: they get the edition however old it
  /// is.
  void welcome(Digest digest, List<Subscriber> to, BooleanSupplier stop) {
    deliver(digest, to, stop);
  }

  /// Writes to those who asked for a link, once for each time that they did, and does not wait for
  /// what becomes of it.
  ///
  /// @param stop asked over and over: whether to leave the rest
  void note(List<Subscriber> to, BooleanSupplier stop) {
    boolean goesOn = true;
    for (Subscriber who : to) {
      Instant asked = who.asked();
      if (goesOn && asked != null) {
        Letter note = notes.of(who, asked);
        goesOn = mailing.post(note, who, stop) && !stop.getAsBoolean();
      }
    }
  }

  /// How many deliveries stand so.
  int count(Delivery.State state) {
    return ledger.count(state);
  }

  @Override
  public void close() {
    mailing.close();
  }
}
