package tributary.app.sample;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Where and when the sample stands in this run: turns ids into addresses and offsets into times.
///
/// @param monday 00:00 UTC of the week's first day
/// @param port that the server answers at
record Address(Instant monday, int port) {
  /// A port where nobody listens: the highest, above those that systems hand out by themselves. A
  /// low one would be refused unasked, as none of the web's.
  private static final int DEAD_PORT = 65_535;

  static final String FEED = "/feed.xml";

  URI home(String outlet) {
    return URI.create("http://" + outlet + ".localhost:" + port + "/");
  }

  URI feed(Outlet outlet) {
    int at = outlet.trouble() == Outlet.Trouble.DEAD ? DEAD_PORT : port;
    return URI.create("http://" + outlet.name() + ".localhost:" + at + FEED);
  }

  /// The feed's address without the port, which differs from run to run: what its id is made of.
  static URI stable(Outlet outlet) {
    return URI.create("http://" + outlet.name() + ".localhost" + FEED);
  }

  /// The canonical address of a page given by its id, `outlet/path`.
  URI page(String id) {
    int slash = id.indexOf('/');
    return home(id.substring(0, slash)).resolve(id.substring(slash));
  }

  /// The link as the outlet's feed gives it, with the outlet's tracking parameters.
  URI link(Outlet outlet, Entry entry) {
    URI page = page(entry.page());
    return outlet.tracking().isEmpty() ? page : URI.create(page + "?" + outlet.tracking());
  }

  /// A file that belongs to a page: its path with an ending.
  URI file(Entry entry, String ending) {
    return URI.create(page(entry.page()) + ending);
  }

  Instant published(Entry entry) {
    return monday.plus(entry.after());
  }

  /// The entry's id in its feed, a tag URI (RFC 4151): the same in every run over the same week.
  String guid(Entry entry) {
    LocalDate day = LocalDate.ofInstant(monday, ZoneOffset.UTC);
    String path = entry.id().substring(entry.outlet().length());
    return "tag:" + entry.outlet() + ".localhost," + day + ":" + path;
  }
}
