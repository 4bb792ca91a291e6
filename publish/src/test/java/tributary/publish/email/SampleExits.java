package tributary.publish.email;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;

/// Ways out on pages below `site`, an address with a slash at its end.
record SampleExits(String site) implements Exits {
  @Override
  public URI exit(String digest, String subscriber) {
    return URI.create(site + "leave/" + digest + "/" + subscriber);
  }

  @Override
  public URI preferences(String subscriber) {
    return URI.create(site + "preferences/" + subscriber);
  }

  @Override
  public @Nullable URI confirmation(Subscriber subscriber) {
    return null;
  }

  @Override
  public URI archive() {
    return URI.create(site + "editions");
  }
}
