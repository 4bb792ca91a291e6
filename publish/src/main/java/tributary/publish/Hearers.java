package tributary.publish;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;

/// Who wants to hear of editions. Told on the publishing thread; any thread may begin to listen.
final class Hearers {
  private static final Logger LOG = LoggerFactory.getLogger(Hearers.class);

  private final Function<Digest, URI> page;
  private final List<Consumer<Published>> hearers = new CopyOnWriteArrayList<>();
  private boolean introduced;

  /// @param page where an edition is shown
  Hearers(Function<Digest, URI> page) {
    this.page = page;
  }

  void add(Consumer<Published> hearer) {
    hearers.add(hearer);
  }

  /// Tells of an edition that has just gone out.
  void tell(Digest digest, List<Receipt> receipts) {
    tell(new Published(digest, receipts, page.apply(digest), false));
  }

  /// Tells of the newest edition that was there before, once.
  void introduce(Digest digest, List<Receipt> receipts) {
    if (!introduced) {
      introduced = true;
      tell(new Published(digest, receipts, page.apply(digest), true));
    }
  }

  /// What went out before is no news from here on.
  void introduced() {
    introduced = true;
  }

  private void tell(Published published) {
    for (Consumer<Published> hearer : hearers) {
      try {
        hearer.accept(published);
      } catch (RuntimeException e) {
        LOG.error("Somebody who wanted to hear of {} failed", published.digest().edition(), e);
      }
    }
  }
}
