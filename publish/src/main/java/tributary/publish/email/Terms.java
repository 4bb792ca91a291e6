package tributary.publish.email;

import org.jspecify.annotations.Nullable;

/// On what terms mails go out.
///
/// @param uncertain what to do with one that may have arrived
/// @param perMinute how many at the most, 1 to 1,000,000; null for as many as go
/// @param domainConnections how many at once to one receiving domain, 1 to 50; null for as many as
///   go
/// @param domainPerMinute how many in a minute to one receiving domain, 1 to 1,000,000; null for as
///   many as go
public record Terms(
    Uncertain uncertain,
    @Nullable Integer perMinute,
    @Nullable Integer domainConnections,
    @Nullable Integer domainPerMinute) {
  private static final int MOST = 1_000_000;
  private static final int MOST_AT_ONCE = 50;

  public Terms {
    require("perMinute", perMinute, MOST);
    require("domainConnections", domainConnections, MOST_AT_ONCE);
    require("domainPerMinute", domainPerMinute, MOST);
  }

  /// The same to every domain.
  public Terms(Uncertain uncertain, @Nullable Integer perMinute) {
    this(uncertain, perMinute, null, null);
  }

  private static void require(String name, @Nullable Integer value, int most) {
    if (value != null && (value < 1 || value > most)) {
      throw new IllegalArgumentException("%s: 1 to %d, not %d".formatted(name, most, value));
    }
  }
}
