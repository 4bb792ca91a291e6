package tributary.publish;

import java.net.URI;
import tributary.publish.email.Exits;
import tributary.publish.subscription.Leave;
import tributary.publish.subscription.LinkKey;

/// Ways out of the mails, on our own pages.
///
/// @param site where the pages stand on the web
record SiteExits(URI site, LinkKey key) implements Exits {
  @Override
  public URI exit(String digest, String subscriber) {
    return behind(Leave.of(digest, subscriber, key).path());
  }

  @Override
  public URI archive() {
    return behind("/editions");
  }

  private URI behind(String path) {
    String base = site.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }
}
