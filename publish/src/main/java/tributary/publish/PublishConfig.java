package tributary.publish;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tributary.publish.digest.Plan;

/// What is made for readers, and how it reaches them.
///
/// @param digests at least one, each with a name of its own
public record PublishConfig(
    List<DigestConfig> digests, MailConfig mail, WebConfig web, ModelConfig model) {
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
  }

  /// One weekly digest; mails go to nobody; pages on port 8080 of this machine alone; no language
  /// model.
  public static PublishConfig defaults() {
    return new PublishConfig(
        List.of(DigestConfig.named("weekly")),
        new MailConfig(
            "Tributary <tributary@localhost>",
            List.of(),
            new SmtpConfig(null, 587, null, null, true, Duration.ofSeconds(20))),
        new WebConfig("127.0.0.1", 8080, null, null, null),
        ModelConfig.off());
  }

  List<Plan> plans() {
    return digests.stream().map(DigestConfig::plan).toList();
  }
}
