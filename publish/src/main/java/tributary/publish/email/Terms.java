package tributary.publish.email;

import org.jspecify.annotations.Nullable;

/// On what terms mails go out.
///
/// @param uncertain what to do with one that may have arrived
/// @param perMinute how many at the most; null for as many as go
public record Terms(Uncertain uncertain, @Nullable Integer perMinute) {
  public Terms {
    if (perMinute != null && perMinute < 1) {
      throw new IllegalArgumentException("perMinute: 1 or more, not " + perMinute);
    }
  }
}
