package tributary.publish.email;

import org.jspecify.annotations.Nullable;

/// On what terms mails go out.
///
/// @param uncertain what to do with one that may have arrived
/// @param perMinute how many at the most, 1 to 1,000,000; null for as many as go
public record Terms(Uncertain uncertain, @Nullable Integer perMinute) {
  private static final int MOST = 1_000_000;

  public Terms {
    if (perMinute != null && (perMinute < 1 || perMinute > MOST)) {
      throw new IllegalArgumentException("perMinute: 1 to 1000000, not " + perMinute);
    }
  }
}
