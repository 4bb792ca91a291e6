package tributary.publish.email;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Delivery;
import tributary.events.digest.Instruction;
import tributary.events.digest.Subscriber;

/// Takes editions to their subscribers, at most once each. For each mail the ledger says that it is
/// claimed before anything is sent, that its text goes out before the text ends, and what became of
/// it. A crew hands the mails over, several at once; what they have to say is written down by the
/// one thread that this is for, all that waits in one go. What happens to one subscriber's mail
/// holds nobody else's up.
public final class Mailing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);

  /// How long a call of [#deliver] lasts at the most, for the sake of what else there is to do.
  private static final Duration SHIFT = Duration.ofSeconds(10);

  /// How long a call of [#post] lasts at the most.
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /// How long those who wait for the thread wait for it at the most.
  private static final Duration TICK = Duration.ofMillis(50);

  /// How long answers are waited for when it is time to go.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Crew crew;
  private final Sender sender;
  private final Ledger ledger;
  private final Clerk clerk;
  private final Uncertain uncertain;
  private final Turns turns;
  private final Clock clock;
  private final Set<String> unfinished = new HashSet<>();
  private final Suspects suspects;

  /// @param ledger read to its end
  public Mailing(
      Postman postman, Sender sender, Ledger ledger, Clerk clerk, Terms terms, Clock clock) {
    this.crew = new Crew(postman);
    this.sender = sender;
    this.ledger = ledger;
    this.clerk = clerk;
    this.suspects = new Suspects(clerk);
    this.uncertain = terms.uncertain();
    this.turns = new Turns(terms, System::nanoTime);
    this.clock = clock;
  }

  /// Settles attempts that an earlier run left without an answer. Call before the first [#deliver].
  public void settle() {
    List<Delivery> lines = ledger.settled(uncertain, clock.instant());
    write(lines);
    if (!lines.isEmpty()) {
      LOG.warn(
          "{} mails may have arrived before the last stop, which was sudden: {}",
          lines.size(),
          uncertain.consequence());
    }
  }

  /// Carries out what an operator wishes for deliveries; what was done before is not done again.
  public void carryOut(Instruction wish) {
    Instant now = clock.instant();
    List<Delivery> lines =
        switch (wish.what()) {
          case RESEND -> ledger.resent(wish.about(), wish.at(), now);
          case ARRIVED -> ledger.arrived(wish.about(), wish.at(), now);
          case APPROVE, REJECT, PUBLISH, REVISE, SUPPRESS, RESTORE, CORRECT, TAKE_DOWN -> List.of();
        };
    write(lines);
    lines.forEach(line -> unfinished.add(line.edition()));
    if (!lines.isEmpty()) {
      LOG.info("{} of {}: {} deliveries", wish.what(), wish.about(), lines.size());
    }
  }

  /// Whether any of them is to get the edition now.
  public boolean wanted(String edition, List<Subscriber> to) {
    Instant now = clock.instant();
    return crew.busy(edition)
        || to.stream().anyMatch(subscriber -> ledger.due(edition, subscriber.id(), now));
  }

  /// How the edition stands with each of those on whose way it is.
  public List<Delivery> lines(String edition, List<Subscriber> to) {
    return to.stream()
        .map(subscriber -> ledger.line(edition, subscriber.id()))
        .filter(Objects::nonNull)
        .toList();
  }

  /// Hands the letter over to each who has not had it, and tells how it stands with each of them.
  /// Returns when all is done that can be done now, and after ten seconds also when it is not.
  ///
  /// @param stop asked over and over: whether to leave the rest
  public List<Delivery> deliver(Letter letter, List<Subscriber> to, BooleanSupplier stop) {
    String edition = letter.edition();
    crew.wake(clock.instant());
    Deque<Subscriber> pending = new ArrayDeque<>(due(edition, to));
    long end = System.nanoTime() + SHIFT.toNanos();
    boolean stopped = stop.getAsBoolean();
    while (!stopped && System.nanoTime() < end && goesOn(edition, pending)) {
      stopped = !turn(letter, pending) || stop.getAsBoolean();
    }
    if (stopped) {
      leave();
    } else if (!crew.awake()) {
      crew.takeBack();
    } else if (!pending.isEmpty()) {
      unfinished.add(edition);
    }
    return lines(edition, to);
  }

  /// Has the letter handed over to somebody who has not had it, without waiting for what becomes of
  /// it. False when the crew has its hands full or cannot work: to be tried again later.
  ///
  /// @param stop asked over and over: whether to leave it
  public boolean post(Letter letter, Subscriber to, BooleanSupplier stop) {
    crew.wake(clock.instant());
    Deque<Subscriber> pending = new ArrayDeque<>(due(letter.edition(), List.of(to)));
    long end = System.nanoTime() + MOMENT.toNanos();
    boolean goOn = true;
    while (goOn && !pending.isEmpty() && crew.awake() && System.nanoTime() < end) {
      goOn = turn(letter, pending) && !stop.getAsBoolean();
    }
    return pending.isEmpty();
  }

  private List<Subscriber> due(String edition, List<Subscriber> to) {
    Instant now = clock.instant();
    return to.stream()
        .filter(subscriber -> ledger.due(edition, subscriber.id(), now))
        .filter(subscriber -> !crew.has(edition + "|" + subscriber.id()))
        .toList();
  }

  private boolean goesOn(String edition, Deque<Subscriber> pending) {
    return crew.awake() ? !pending.isEmpty() || crew.busy(edition) : crew.working();
  }

  /// Claims, and attends to the crew. False when it is interrupted.
  private boolean turn(Letter letter, Deque<Subscriber> pending) {
    crew.wake(clock.instant());
    List<Delivery> lines = new ArrayList<>();
    return attend(claim(letter, pending, lines), lines);
  }

  /// Listens, writes all that down in one go, and lets the crew go on. False when it is
  /// interrupted.
  ///
  /// @param claimed to be begun with
  /// @param lines what is to be written beside what is heard
  private boolean attend(List<Crew.Job> claimed, List<Delivery> lines) {
    List<Crew.Report> reports = new ArrayList<>();
    boolean heard = listen(claimed.isEmpty() ? TICK : Duration.ZERO, reports);
    reports.forEach(report -> line(report).ifPresent(lines::add));
    write(lines);
    claimed.forEach(crew::give);
    reports.forEach(report -> follow(report, true));
    return heard;
  }

  private List<Crew.Job> claim(Letter letter, Deque<Subscriber> pending, List<Delivery> lines) {
    List<Crew.Job> claimed = new ArrayList<>();
    for (Subscriber to : turns.take(pending, crew.wanted(), crew::underWay)) {
      Instant now = clock.instant();
      String messageId = sender.messageId(letter.edition(), to);
      Delivery claim = ledger.claim(letter.edition(), to.id(), messageId, now);
      if (!claim.equals(ledger.line(letter.edition(), to.id()))) {
        lines.add(claim);
      }
      Instant first = claim.first();
      Instant date = first == null ? claim.at() : first;
      claimed.add(crew.job(claim, new Envelope(letter, to, claim.messageId(), date)));
    }
    return claimed;
  }

  private boolean listen(Duration wait, List<Crew.Report> reports) {
    try {
      reports.addAll(crew.reports(wait));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Delivery> line(Crew.Report report) {
    Delivery claim = report.job().claim();
    Instant now = clock.instant();
    return switch (report) {
      case Crew.Report.Ready ready ->
          Optional.of(Ledger.line(claim, Delivery.State.DATA, null, now));
      case Crew.Report.Done(_, Answer.Unsent _, _) -> Optional.empty();
      case Crew.Report.Done(_, Answer answer, _) ->
          Optional.of(Ledger.answered(claim, answer, uncertain, now));
    };
  }

  private void write(List<Delivery> lines) {
    if (!lines.isEmpty()) {
      clerk.write(lines);
      lines.forEach(ledger::put);
    }
  }

  /// What a report leads to, once it is on record.
  ///
  /// @param goOn whether texts may go out
  private void follow(Crew.Report report, boolean goOn) {
    switch (report) {
      case Crew.Report.Ready(Crew.Job job) -> job.record(goOn);
      case Crew.Report.Done done -> {
        crew.over(done, clock.instant());
        Delivery claim = done.job().claim();
        told(done.answer(), ledger.line(claim.edition(), claim.subscriber()));
      }
    }
  }

  private void told(Answer answer, @Nullable Delivery line) {
    if (line == null || answer instanceof Answer.Unsent) {
      return;
    }
    if (answer instanceof Answer.Accepted) {
      LOG.debug("Sent {}", line.key());
    } else {
      LOG.warn(
          "Edition {} to subscriber {} is {}: {}",
          line.edition(),
          line.subscriber(),
          line.state(),
          line.reply());
    }
    suspects.hear(answer, line);
  }

  /// Lets no further text go out, and waits a little for the answers to those that did.
  private void leave() {
    crew.takeBack();
    long end = System.nanoTime() + GRACE.toNanos();
    boolean heard = true;
    while (heard && crew.working() && System.nanoTime() < end) {
      List<Crew.Report> reports = new ArrayList<>();
      heard = listen(TICK, reports);
      write(
          reports.stream()
              .filter(Crew.Report.Done.class::isInstance)
              .map(this::line)
              .flatMap(Optional::stream)
              .toList());
      reports.forEach(report -> follow(report, false));
    }
  }

  /// Forgets what a last round left over, as one over all editions begins, and hears what became of
  /// mails that nobody waits for.
  public void begin() {
    unfinished.clear();
    if (crew.working()) {
      attend(List.of(), new ArrayList<>());
    }
  }

  /// Whether there is more to do at once.
  public boolean busy() {
    return !unfinished.isEmpty() || crew.working();
  }

  /// Why no mail can go out at present, for an operator.
  public Optional<String> trouble() {
    return Optional.ofNullable(crew.trouble());
  }

  /// Whoever is at it is left to himself: what he may have handed over is settled at the next
  /// start.
  @Override
  public void close() {
    crew.close();
  }
}
