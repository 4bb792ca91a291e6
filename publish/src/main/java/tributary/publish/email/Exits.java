package tributary.publish.email;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where readers leave. Both are null where nobody outside can reach the pages.
public interface Exits {
  /// None: the pages are not on the web.
  Exits NONE =
      new Exits() {
        @Override
        public @Nullable URI exit(String digest, String subscriber) {
          return null;
        }

        @Override
        public @Nullable URI archive() {
          return null;
        }
      };

  /// The page on which a subscriber leaves a digest, and to which a mail program may post (RFC
  /// 8058).
  @Nullable URI exit(String digest, String subscriber);

  /// The page of all editions.
  @Nullable URI archive();
}
