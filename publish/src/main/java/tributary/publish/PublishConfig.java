package tributary.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Weights;

/// What is made for readers, and how it reaches them.
///
/// @param digests at least one, each with a name of its own
/// @param weights how much an outlet counts when stories are ranked, by its name, its host or its
///   feed's id: 0 to 3; 1 where none is given
public record PublishConfig(
    List<DigestConfig> digests,
    Map<String, Double> weights,
    MailConfig mail,
    WebConfig web,
    ModelConfig model) {
  public PublishConfig {
    if (digests.isEmpty()) {
      throw new IllegalArgumentException("digests: name at least one");
    }
    Set<String> names = new HashSet<>();
    for (DigestConfig digest : digests) {
      if (!names.add(digest.name())) {
        throw new IllegalArgumentException("digests: two are named '" + digest.name() + "'");
      }
    }
    digests = List.copyOf(digests);
    weights = Map.copyOf(weights);
    try {
      thousandths(weights);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("weights: " + e.getMessage(), e);
    }
  }

  private static Weights thousandths(Map<String, Double> weights) {
    Map<String, Integer> thousandths = new HashMap<>();
    weights.forEach((outlet, weight) -> thousandths.put(outlet, (int) Math.round(weight * 1000)));
    return new Weights(thousandths);
  }

  /// One weekly digest; mails go to nobody; pages on port 8080 of this machine alone; no language
  /// model.
  public static PublishConfig defaults() {
    return new PublishConfig(
        List.of(DigestConfig.named("weekly")),
        Map.of(),
        new MailConfig(
            "Tributary <tributary@localhost>",
            List.of(),
            new SmtpConfig(
                null, 587, null, null, true, Duration.ofSeconds(20), 4, null, null, null)),
        new WebConfig("127.0.0.1", 8080, null, null, null, null, List.of()),
        ModelConfig.off());
  }

  List<Plan> plans() {
    Weights outlets = thousandths(weights);
    return digests.stream().map(digest -> digest.plan(outlets)).toList();
  }

  /// Of the digests, by their names.
  Map<String, String> titles() {
    return plans().stream().collect(Collectors.toMap(Plan::name, Plan::title));
  }

  /// When the periods that are running at `now` end, by digest: then their editions are made.
  public Map<String, Instant> next(Instant now) {
    Map<String, Instant> ends = new TreeMap<>();
    plans().forEach(plan -> ends.put(plan.name(), plan.schedule().running(now).to()));
    return ends;
  }

  /// Id of the edition whose period is running at `now`.
  ///
  /// @param digest a configured one's name
  public String running(String digest, Instant now) {
    return plans().stream()
        .filter(plan -> plan.name().equals(digest))
        .map(plan -> plan.edition(plan.schedule().running(now)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no digest '" + digest + "'"));
  }
}
