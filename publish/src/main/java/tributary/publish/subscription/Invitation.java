package tributary.publish.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tributary.events.digest.Subscriber;

/// The link by which somebody confirms an address that was signed up.
///
/// @param subscriber the random id
/// @param expires when it is too late, in whole seconds
/// @param signature that nobody else can make ([LinkKey])
public record Invitation(String subscriber, Instant expires, String signature) {
  /// How long an address may stay unconfirmed before it is forgotten.
  public static final Duration HOLDS = Duration.ofDays(2);

  private static final String PURPOSE = "confirm";

  /// The one for somebody who has asked; empty for one who has not.
  public static Optional<Invitation> of(Subscriber subscriber, LinkKey key) {
    return Optional.ofNullable(subscriber.asked())
        .map(asked -> {
          Instant expires = end(asked);
          return new Invitation(
              subscriber.id(),
              expires,
              key.sign(PURPOSE, subscriber.id(), Long.toString(expires.getEpochSecond())));
        });
  }

  /// When what was asked for at `asked` is too late.
  static Instant end(Instant asked) {
    return Instant.ofEpochSecond(asked.plus(HOLDS).getEpochSecond());
  }

  /// As the parts of a path say it; empty where that cannot be.
  public static Optional<Invitation> read(String subscriber, String expires, String signature) {
    return expires.matches("[0-9]{1,12}")
        ? Optional.of(
            new Invitation(subscriber, Instant.ofEpochSecond(Long.parseLong(expires)), signature))
        : Optional.empty();
  }

  /// Whether the link is one that we made.
  public boolean genuine(LinkKey key) {
    return key.signed(signature, PURPOSE, subscriber, Long.toString(expires.getEpochSecond()));
  }

  /// Where the link leads, behind the site's address.
  public String path() {
    return "/subscribe/" + subscriber + "/" + expires.getEpochSecond() + "/" + signature;
  }
}
