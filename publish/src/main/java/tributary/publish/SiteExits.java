package tributary.publish;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.publish.email.Exits;
import tributary.publish.reading.WebAddress;
import tributary.publish.subscription.Invitation;
import tributary.publish.subscription.Leave;
import tributary.publish.subscription.LinkKey;
import tributary.publish.subscription.Preferences;

/// Ways out of the mails, on our own pages. Who signed up on pages that only this machine reaches
/// is led back to them.
///
/// @param pages where they stand
record SiteExits(Standpoint pages, LinkKey key) implements Exits {
  @Override
  public @Nullable URI exit(String digest, String subscriber) {
    return behind(pages.outside(), Leave.of(digest, subscriber, key).path());
  }

  @Override
  public @Nullable URI preferences(String subscriber) {
    return behind(pages.near(), Preferences.of(subscriber, key).path());
  }

  @Override
  public @Nullable URI confirmation(Subscriber subscriber) {
    return Invitation.of(subscriber, key)
        .map(invitation -> behind(pages.near(), invitation.path()))
        .orElse(null);
  }

  @Override
  public @Nullable URI archive() {
    return behind(pages.outside(), "/editions");
  }

  private static @Nullable URI behind(@Nullable URI site, String path) {
    return site == null ? null : URI.create(WebAddress.behind(site, path));
  }
}
