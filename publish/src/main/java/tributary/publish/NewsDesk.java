package tributary.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.events.item.Item;
import tributary.publish.digest.Drafts;
import tributary.publish.digest.Period;
import tributary.publish.digest.Plan;
import tributary.publish.digest.UnprovenEdition;
import tributary.publish.library.Library;
import tributary.publish.shelf.Following;
import tributary.publish.shelf.Shelf;

/// Where editions are made: it freezes those that are due, or holds them for approval, and does
/// with them what operators want. Whatever it does, it does once: what it wrote says for which
/// instruction, and is read before anything is done. For one thread.
final class NewsDesk {
  private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);

  private final Log log;
  private final Means means;
  private final List<Plan> plans;
  private final Knowledge known;
  private final EarlyEditions early;
  private final Map<String, String> problems = new TreeMap<>();
  private long seen = -1;

  NewsDesk(Log log, Means means) {
    this.log = log;
    this.means = means;
    this.plans = means.config().plans();
    this.known =
        new Knowledge(
            plans,
            log.reader().partitions(log.topics().stories()),
            means.stories(),
            means.withheld(),
            means.clock().instant());
    this.early = new EarlyEditions(known);
  }

  /// Reads what it has to know.
  ///
  /// @param others hear of each instruction, too
  void follow(Consumer<Instruction> others) {
    Library library = means.library();
    log.reader().follow(log.topics().items(), library, library::put);
    known.follow(
        log.reader(), log.topics(), Knowledge.begin(plans, means.clock().instant()), others);
  }

  /// Call once everything is read.
  void begin() {
    known.lead(means.stocks()::items, item -> means.library().item(item).map(Item::story));
  }

  /// Freezes the editions that are due, wanted now or approved, and gives them as read back;
  /// further revisions are written, too, but not given: they are mailed to nobody again.
  List<Digest> freeze() {
    List<Digest> frozen = new ArrayList<>();
    Instant now = means.clock().instant();
    for (Plan plan : plans) {
      known
          .agenda()
          .due(plan, now, known.shelf().closed())
          .filter(period -> wanted(plan.edition(period)))
          .flatMap(period -> make(plan, period))
          .ifPresent(frozen::add);
      early
          .wanted(plan, now)
          .filter(period -> wanted(plan.edition(period)))
          .flatMap(period -> edited(plan, period))
          .filter(digest -> !digest.entries().isEmpty())
          .flatMap(digest -> frozen(plan, digest))
          .ifPresent(frozen::add);
    }
    if (known.changes() != seen) {
      seen = known.changes();
      known.drafts().forEach(draft -> decide(draft).ifPresent(frozen::add));
      revise();
    }
    if (!frozen.isEmpty()) {
      forget();
    }
    return frozen;
  }

  private boolean wanted(String edition) {
    return !known.waits(edition) && !known.instructions().rejects(edition);
  }

  /// Another digest's period may end earlier: what it can ask for stays.
  private void forget() {
    plans.stream()
        .map(plan -> plan.schedule().lastEnded(means.clock().instant()).to())
        .min(Comparator.naturalOrder())
        .ifPresent(known.shelf()::forgetBefore);
    known.shelf().dropBefore(Knowledge.begin(plans, means.clock().instant()));
  }

  private Optional<Digest> make(Plan plan, Period period) {
    Optional<Digest> edited =
        edited(plan, period)
            .filter(
                digest -> known.agenda().awaited(digest, known.shelf().reachesBefore(period.to())));
    if (edited.isEmpty()) {
      known.agenda().drop(plan.edition(period));
      return Optional.empty();
    }
    return frozen(plan, edited.get());
  }

  /// Frozen and given, or held as a draft.
  private Optional<Digest> frozen(Plan plan, Digest edited) {
    Optional<Digest> whole = Comments.of(means).on(edited);
    if (whole.isPresent() && plan.hold()) {
      hold(whole.get(), null);
      return Optional.empty();
    }
    return whole.flatMap(this::written);
  }

  private Optional<Digest> written(Digest whole) {
    long offset = log.writer().write(log.topics().digests(), whole.edition(), whole);
    log.reader().past(log.topics().digests(), offset, means.stop());
    return known.editions().get(whole.edition());
  }

  private void hold(Digest whole, @Nullable String instruction) {
    Draft draft = Drafts.of(whole, instruction, means.clock().instant());
    long offset = log.writer().write(log.topics().drafts(), draft.edition(), draft);
    log.reader().past(log.topics().drafts(), offset, means.stop());
    LOG.info("Edition {} waits for approval, as {}", draft.edition(), draft.hash());
  }

  /// Empty where a claim in it does not hold.
  private Optional<Digest> edited(Plan plan, Period period) {
    // Stories may have come faster than the items that they tell of.
    log.reader().toEnd(means.stop());
    means.library().flush();
    try {
      Digest digest = known.edit(Editing.of(means), plan, period);
      problems.remove(plan.name());
      return Optional.of(digest);
    } catch (UnprovenEdition e) {
      problem(plan.name(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// What becomes of an edition that waits: out, away, made again, or nothing yet.
  private Optional<Digest> decide(Draft draft) {
    String edition = draft.edition();
    if (known.editions().has(edition)) {
      settle(draft);
      return Optional.empty();
    }
    if (known.corrections().tellsWhatIsDown(draft.digest())) {
      remake(draft, draft.instruction());
      return Optional.empty();
    }
    Optional<Instruction> word = known.instructions().lastWord(edition);
    return word.flatMap(last -> obey(draft, last));
  }

  private Optional<Digest> obey(Draft draft, Instruction word) {
    return switch (word.what()) {
      case APPROVE -> approve(draft, word);
      case REJECT -> {
        settle(draft);
        LOG.info("Edition {} is not going out: {}", draft.edition(), word.text());
        yield Optional.empty();
      }
      case REVISE -> {
        if (!word.id().equals(draft.instruction())) {
          remake(draft, word.id());
        }
        yield Optional.empty();
      }
      case PUBLISH, SUPPRESS, RESTORE, CORRECT, TAKE_DOWN, RESEND, ARRIVED -> Optional.empty();
    };
  }

  /// Exactly what was looked at goes out, or nothing does.
  private Optional<Digest> approve(Draft draft, Instruction word) {
    if (!draft.hash().equals(word.text())) {
      problem(
          draft.edition(),
          "Edition %s was approved as %s, and what waits is %s by now: look at it and approve it again."
              .formatted(draft.edition(), word.text(), draft.hash()));
      return Optional.empty();
    }
    Optional<Digest> out = written(draft.digest());
    settle(draft);
    return out;
  }

  private void settle(Draft draft) {
    problems.remove(draft.edition());
    long offset = log.writer().delete(log.topics().drafts(), draft.edition());
    log.reader().past(log.topics().drafts(), offset, means.stop());
  }

  private void remake(Draft draft, @Nullable String instruction) {
    again(draft.digest()).ifPresent(whole -> hold(whole, instruction));
  }

  /// The further revisions that corrections and operators ask for.
  private void revise() {
    for (Digest edition : known.editions().newestFirst()) {
      for (Instruction remedy : known.corrections().open(edition)) {
        known
            .editions()
            .get(edition.edition())
            .ifPresent(latest -> revised(known.corrections().revised(latest, remedy)));
      }
    }
    for (Digest edition : known.editions().newestFirst()) {
      for (Instruction wish : known.instructions().revisions(edition.edition())) {
        if (!known.editions().done(edition.edition(), wish.id())) {
          known.editions().get(edition.edition()).ifPresent(latest -> revise(latest, wish));
        }
      }
    }
  }

  private void revise(Digest edition, Instruction wish) {
    String reason = wish.text() == null ? "Made again." : wish.text();
    Digest.Revised why = new Digest.Revised(wish.id(), reason, wish.at());
    again(edition)
        .map(whole ->
            whole.revised(
                edition.revision() + 1,
                whole.entries(),
                whole.sources(),
                edition.corrections(),
                why))
        .ifPresent(this::revised);
  }

  private void revised(Digest revision) {
    written(revision);
    LOG.info("Edition {} has revision {}", revision.edition(), revision.revision());
  }

  /// An edition made anew; empty where its digest is no more, or a claim does not hold.
  private Optional<Digest> again(Digest edition) {
    Optional<Plan> plan =
        plans.stream().filter(one -> one.name().equals(edition.digest())).findFirst();
    if (plan.isEmpty()) {
      problem(
          edition.edition(),
          "Edition %s cannot be made again: no digest '%s' is configured any more."
              .formatted(edition.edition(), edition.digest()));
      return Optional.empty();
    }
    try {
      Digest whole = known.again(Editing.of(means), plan.get(), edition);
      problems.remove(edition.edition());
      return Comments.of(means).on(whole);
    } catch (UnprovenEdition e) {
      problem(edition.edition(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void problem(String about, String sentence) {
    problems.put(about, sentence);
    LOG.error("{}", sentence);
  }

  /// Every edition, the newest first.
  List<Digest> editions() {
    return known.editions().newestFirst();
  }

  /// The newest edition of each digest, the newest of all first.
  List<Digest> newest() {
    return known.editions().newestOfEach();
  }

  /// What is followed; for any thread.
  Following following() {
    return known.following();
  }

  Shelf shelf() {
    return known.shelf();
  }

  /// Sentences for an operator.
  List<String> problems() {
    return List.copyOf(problems.values());
  }
}
