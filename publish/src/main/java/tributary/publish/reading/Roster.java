package tributary.publish.reading;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Manners;
import tributary.events.feed.Push;
import tributary.publish.shelf.Watched;

/// The feeds that are followed and how that goes, in words. Shows no address but a feed's site.
///
/// @param counts for example `18 feeds, 15 of them read well`
/// @param failing those whose last visit failed
/// @param well those that are read, and those that wait for their first visit
/// @param paused those that are not visited
public record Roster(String counts, List<Row> failing, List<Row> well, List<Row> paused) {
  public Roster {
    failing = List.copyOf(failing);
    well = List.copyOf(well);
    paused = List.copyOf(paused);
  }

  /// A feed.
  ///
  /// @param host of its site, to be read
  /// @param visited when it was last visited, as a stamp; null before the first visit
  /// @param ago the same, in words
  /// @param rhythm how often it brings something; null while unknown
  /// @param reason why it fails; null where it does not
  public record Row(
      String title,
      @Nullable URI site,
      String host,
      @Nullable Instant visited,
      String ago,
      @Nullable String rhythm,
      @Nullable String reason) {}

  /// Puts feeds in words.
  public static Roster of(List<Watched> feeds, Instant now) {
    List<Row> failing = feeds.stream().filter(Roster::fails).map(feed -> row(feed, now)).toList();
    List<Row> paused =
        feeds.stream().filter(feed -> feed.feed().paused()).map(feed -> row(feed, now)).toList();
    List<Row> well =
        feeds.stream()
            .filter(feed -> !feed.feed().paused() && feed.reason() == null)
            .map(feed -> row(feed, now))
            .toList();
    return new Roster(counts(failing.size(), well.size(), paused.size()), failing, well, paused);
  }

  private static boolean fails(Watched feed) {
    return !feed.feed().paused() && feed.reason() != null;
  }

  private static String counts(int failing, int well, int paused) {
    String all = Wording.many(failing + well + paused, "feed", "feeds");
    String fails = failing == 0 ? "" : ", " + failing + (failing == 1 ? " fails" : " fail");
    return all + fails + (paused == 0 ? "" : ", " + paused + " paused");
  }

  private static Row row(Watched watched, Instant now) {
    URI url = watched.feed().url();
    FeedStatus status = watched.status();
    Instant visited = status == null ? null : status.lastVisit();
    return new Row(
        Wording.line(watched.title()),
        Discretion.site(url),
        String.valueOf(url.getHost()),
        visited,
        visited == null ? "not read yet" : Wording.ago(Duration.between(visited, now)),
        status == null ? null : rhythm(watched.feed(), status),
        watched.reason() == null ? null : reason(watched.reason(), status, now));
  }

  private static @Nullable String rhythm(Feed feed, FeedStatus status) {
    if (status.push() != null && status.push().state() == Push.State.ACTIVE) {
      return "tells us itself when there is something new";
    }
    Manners manners = status.manners();
    return manners.rhythm() == null || feed.form() == Feed.Form.PAGE
        ? null
        : "something new about every " + Wording.span(manners.rhythm());
  }

  private static String reason(String sentence, @Nullable FeedStatus status, Instant now) {
    String told = Discretion.sentence(sentence);
    String whole = told.endsWith(".") ? told : told + ".";
    if (status == null || status.failures() < 2) {
      return whole;
    }
    String times = whole + " " + status.failures() + " visits in a row";
    return status.outage() == null
        ? times + "."
        : times + ", for " + Wording.span(Duration.between(status.outage().since(), now)) + ".";
  }
}
