package tributary.app.sample;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the answer to a request by its host and path, as the clock has it.
record Router(Week week, Address address, Clock clock) {
  private static final int FEED_LENGTH = 20;
  private static final String HOST_END = ".localhost";

  /// @param host as the browser sent it, port included
  /// @param path without query
  Reply answer(String host, String path) {
    Optional<Outlet> outlet = week.outlet(name(host));
    if (outlet.isEmpty()) {
      return Reply.missing();
    }
    return switch (path) {
      case "/" -> front(outlet.get());
      case "/robots.txt" -> Reply.of("text/plain", "User-agent: *\nAllow: /\n");
      case Address.FEED -> feed(outlet.get());
      default -> file(outlet.get(), path);
    };
  }

  private static String name(String host) {
    int colon = host.indexOf(':');
    String bare = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
    return bare.endsWith(HOST_END) ? bare.substring(0, bare.length() - HOST_END.length()) : "";
  }

  private Reply front(Outlet outlet) {
    return Reply.of("text/html", new SitePages(address).front(outlet, entries(outlet)));
  }

  private Reply feed(Outlet outlet) {
    return switch (outlet.trouble()) {
      case NONE -> wholeFeed(outlet);
      case CUT -> cut(wholeFeed(outlet));
      case MISSING, DEAD -> Reply.missing();
    };
  }

  private Reply wholeFeed(Outlet outlet) {
    List<Entry> entries = entries(outlet).stream().limit(FEED_LENGTH).toList();
    return switch (outlet.format()) {
      case RSS ->
          Reply.of("application/rss+xml", new SyndicationFeed(address).rss(outlet, entries));
      case ATOM ->
          Reply.of("application/atom+xml", new SyndicationFeed(address).atom(outlet, entries));
      case PODCAST ->
          Reply.of("application/rss+xml", new PodcastFeed(address).write(outlet, entries));
    };
  }

  /// Breaks off inside the first item's title, so that not even one item is whole.
  private static Reply cut(Reply whole) {
    String xml = whole.body();
    int item = xml.indexOf("<item>");
    int end = item < 0 ? xml.length() / 2 : xml.indexOf("<title>", item) + 16;
    return new Reply(whole.status(), whole.type(), xml.substring(0, end));
  }

  private Reply file(Outlet outlet, String path) {
    List<String> endings = List.of(PodcastFeed.TRANSCRIPT, PodcastFeed.CHAPTERS);
    String ending = endings.stream().filter(path::endsWith).findFirst().orElse("");
    String page = path.substring(0, path.length() - ending.length());
    return week.page(outlet.name() + page)
        .filter(entry -> entry.after().compareTo(elapsed()) <= 0)
        .map(entry -> file(outlet, entry, ending))
        .orElseGet(Reply::missing);
  }

  private Reply file(Outlet outlet, Entry entry, String ending) {
    Episode episode = entry.episode();
    if (ending.isEmpty()) {
      String page = new SitePages(address).article(outlet, entry, entries(outlet));
      return Reply.of("text/html", page);
    }
    if (episode == null) {
      return Reply.missing();
    }
    return ending.equals(PodcastFeed.TRANSCRIPT)
        ? Reply.of("text/vtt", EpisodeFiles.vtt(episode))
        : Reply.of("application/json+chapters", EpisodeFiles.chapters(episode));
  }

  private List<Entry> entries(Outlet outlet) {
    return week.of(outlet, elapsed());
  }

  private Duration elapsed() {
    return Duration.between(address.monday(), clock.instant());
  }
}
