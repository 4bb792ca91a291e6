package tributary.publish.email;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;

/// Where readers leave and choose. All are null where nobody outside can reach the pages.
public interface Exits {
  /// None: the pages are not on the web.
  Exits NONE =
      new Exits() {
        @Override
        public @Nullable URI exit(String digest, String subscriber) {
          return null;
        }

        @Override
        public @Nullable URI preferences(String subscriber) {
          return null;
        }

        @Override
        public @Nullable URI confirmation(Subscriber subscriber) {
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

  /// The page on which a subscriber chooses digests and subjects, leaves, or is forgotten.
  @Nullable URI preferences(String subscriber);

  /// The page on which somebody who signed up confirms the address, for as long as that holds; null
  /// too for one who did not ask for a link.
  @Nullable URI confirmation(Subscriber subscriber);

  /// The page of all editions.
  @Nullable URI archive();
}
