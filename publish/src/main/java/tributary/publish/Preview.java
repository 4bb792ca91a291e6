package tributary.publish;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tributary.events.digest.Digest;
import tributary.events.topic.Cluster;
import tributary.publish.digest.Period;
import tributary.publish.digest.Plan;
import tributary.publish.log.TopicReader;
import tributary.publish.proof.Original;
import tributary.publish.shelf.Stories;
import tributary.publish.shelf.Withheld;

/// The edition that would go out now, made by the publisher's own code of what is on the topics.
/// Writes nothing and needs no library, so it works beside a publisher that runs. A language model
/// is not asked. For one thread.
public final class Preview {
  private final Cluster cluster;
  private final PublishConfig config;
  private final Clock clock;
  private final Map<String, Original> originals = new HashMap<>();
  private final Set<String> looked = new HashSet<>();

  /// @param clock says which period is running
  public Preview(Cluster cluster, PublishConfig config, Clock clock) {
    this.cluster = cluster;
    this.config = config;
    this.clock = clock;
  }

  /// The edition of `digest` that is due, or else that of the running period, of what has closed.
  ///
  /// @param digest its name
  /// @throws IllegalArgumentException if none of that name is configured
  /// @throws tributary.publish.digest.UnprovenEdition if it could not go out, as a claim in it does
  ///   not hold
  public Digest of(String digest) {
    Plan plan = plan(digest);
    return read(plan, clock.instant(), known -> edited(known, plan, period(known, plan)));
  }

  /// The edition of a period that is over, made anew of what is on the topics now, whether or not
  /// there was one: of a run's stories, to be looked at.
  ///
  /// @param digest its name
  /// @param at in the period
  /// @throws IllegalArgumentException if none of that name is configured, or the period is not over
  /// @throws tributary.publish.digest.UnprovenEdition if a claim in it does not hold
  public Digest past(String digest, Instant at) {
    Plan plan = plan(digest);
    Period period = plan.schedule().running(at);
    if (period.to().isAfter(clock.instant())) {
      throw new IllegalArgumentException(
          "the period of %s is not over before %s".formatted(at, period.to()));
    }
    return read(plan, period.to(), known -> edited(known, plan, period));
  }

  private Digest read(Plan plan, Instant now, Function<Knowledge, Digest> making) {
    try (TopicReader reader = new TopicReader(cluster, cluster.prefix() + "preview")) {
      Knowledge known =
          new Knowledge(
              List.of(plan),
              reader.partitions(cluster.topics().stories()),
              new Stories(),
              new Withheld(),
              clock.instant());
      known.follow(
          reader, cluster.topics(), Knowledge.begin(List.of(plan), now), instruction -> {});
      reader.toEnd(() -> false);
      return making.apply(known);
    }
  }

  private Plan plan(String digest) {
    List<Plan> plans = config.plans();
    return plans.stream()
        .filter(plan -> plan.name().equals(digest))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no digest '%s' is configured; there is %s"
                    .formatted(
                        digest, plans.stream().map(Plan::name).collect(Collectors.joining(", ")))));
  }

  private Period period(Knowledge known, Plan plan) {
    Instant now = clock.instant();
    Optional<Instant> closed = known.shelf().closed();
    Period running = known.agenda().begun(plan, plan.schedule().running(now));
    Period sofar =
        closed
            .filter(up -> up.isAfter(running.from()) && up.isBefore(running.to()))
            .map(up -> new Period(running.name(), running.from(), up))
            .orElse(running);
    return known
        .agenda()
        .due(plan, now, closed)
        .filter(due -> !known.instructions().rejects(plan.edition(due)))
        .orElse(sofar);
  }

  /// Edits until every item that was asked for has been looked up: which these are is known only
  /// when it is edited.
  private Digest edited(Knowledge known, Plan plan, Period period) {
    Set<String> missed = new HashSet<>(known.members(plan, period));
    while (true) {
      look(missed);
      missed.clear();
      Editing editing =
          new Editing(item -> {
            if (!looked.contains(item)) {
              missed.add(item);
            }
            return Optional.ofNullable(originals.get(item));
          });
      Digest digest = known.edit(editing, plan, period);
      if (missed.isEmpty()) {
        return digest;
      }
    }
  }

  private void look(Set<String> items) {
    Set<String> wanted = new HashSet<>(items);
    wanted.removeAll(looked);
    if (wanted.isEmpty()) {
      return;
    }
    try (TopicReader reader = new TopicReader(cluster, cluster.prefix() + "preview-items")) {
      reader.follow(
          cluster.topics().items(),
          wanted::contains,
          (partition, id, item) -> {
            if (item == null) {
              originals.remove(id);
            } else {
              originals.merge(
                  id,
                  Original.of(item),
                  (older, newer) -> newer.version() >= older.version() ? newer : older);
            }
          });
      reader.toEnd(() -> false);
    }
    looked.addAll(wanted);
  }
}
