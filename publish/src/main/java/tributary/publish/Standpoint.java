package tributary.publish;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the pages stand, as links to them say it. Safe to share between threads.
final class Standpoint {
  private final WebConfig config;
  private volatile @Nullable URI own;

  Standpoint(WebConfig config) {
    this.config = config;
  }

  /// The pages are served at this address of our own.
  void served(URI address) {
    own = address;
  }

  /// As everybody reaches them; null where that is not configured.
  @Nullable URI outside() {
    return config.publicUrl();
  }

  /// As those reach them who have used them: where nobody else can, by our own address.
  @Nullable URI near() {
    return config.publicUrl() == null && config.local() ? own : config.publicUrl();
  }
}
