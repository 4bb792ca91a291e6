package tributary.ingest.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.ingest.fetch.FetchConfig;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.outlet.Arrival;
import tributary.ingest.outlet.Visited;
import tributary.ingest.schedule.Cadence;
import tributary.ingest.schedule.CadenceConfig;
import tributary.ingest.schedule.Schedule;

/// A real host on loopback, and the real schedule, cadence, visitor and fetcher on a clock that
/// jumps: days of visits in a moment. The host writes down what it was asked, and when.
final class PoliteWorld extends Clock implements AutoCloseable {
  /// A Monday.
  static final Instant START = Instant.parse("2026-11-09T12:00:00Z");

  private final TestHost host = new TestHost();
  private final Fetcher fetcher =
      new Fetcher(
          new FetchConfig(
              URI.create("https://reader.example/about"),
              true,
              Duration.ZERO,
              100_000,
              Duration.ofSeconds(20),
              5),
          this);
  private final Visitor visitor = new Visitor(fetcher, new Cadence(CadenceConfig.defaults()), this);
  private final Map<String, IntFunction<Answer>> scripts = new HashMap<>();
  private final Map<String, List<Asked>> asked = new HashMap<>();
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Map<String, FeedStatus> statuses = new HashMap<>();
  private final Map<String, Integer> items = new HashMap<>();
  private Schedule schedule = new Schedule();
  private volatile Instant now = START;

  /// What the host says.
  record Answer(int status, Map<String, String> headers, String body) {
    static Answer of(int status, String... headers) {
      return new Answer(status, headers(headers), "");
    }

    static Answer feed(String body, String... headers) {
      return new Answer(200, headers(headers), body);
    }

    private static Map<String, String> headers(String... pairs) {
      Map<String, String> headers = new HashMap<>();
      for (int i = 0; i < pairs.length; i += 2) {
        headers.put(pairs[i], pairs[i + 1]);
      }
      return headers;
    }
  }

  /// What the host was asked.
  record Asked(Instant at, Headers headers) {}

  URI at(String path) {
    return host.at(path);
  }

  /// The host answers what is asked at `path` in this order, the last one for ever.
  void says(String path, Answer... answers) {
    says(path, turn -> answers[Math.min(turn, answers.length - 1)]);
  }

  /// The host answers by the turn, from 0.
  void says(String path, IntFunction<Answer> script) {
    boolean known = scripts.put(path, script) != null;
    if (!known) {
      asked.put(path, new CopyOnWriteArrayList<>());
      host.serve(path, exchange -> answer(path, exchange));
    }
  }

  private void answer(String path, HttpExchange exchange) throws IOException {
    List<Asked> log = asked.get(path);
    Answer answer = scripts.get(path).apply(log.size());
    Headers copy = new Headers();
    copy.putAll(exchange.getRequestHeaders());
    log.add(new Asked(now, copy));
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  Feed follow(String path) {
    Feed any = Feed.at(at(path));
    // Waits are spread by the id: one made of the host's chance port would spread them by chance.
    Feed feed = new Feed(path, any.url(), null, any.fullText(), false, List.of(), any.form(), null);
    feeds.put(path, feed);
    schedule.follow(feed);
    return feed;
  }

  /// Lets `span` pass, and makes every visit at its time.
  void pass(Duration span) throws InterruptedException {
    Instant end = now.plus(span);
    while (true) {
      visitAll();
      Instant next =
          statuses.values().stream()
              .map(FeedStatus::nextVisit)
              .filter(now::isBefore)
              .min(Instant::compareTo)
              .orElse(end);
      if (!next.isBefore(end)) {
        now = end;
        return;
      }
      now = next;
    }
  }

  private void visitAll() throws InterruptedException {
    for (Schedule.Call call = schedule.take(now, true);
        call != null;
        call = schedule.take(now, true)) {
      Visited visited = visitor.visit(call.feed(), call.status());
      FeedStatus status = committed(visited);
      statuses.put(status.feed(), status);
      items.merge(status.feed(), visited.arrivals().size(), Integer::sum);
      schedule.returned(status.feed());
      schedule.remember(status);
    }
  }

  /// What the outlet would have written.
  private FeedStatus committed(Visited visited) {
    FeedStatus s = visited.status();
    Map<String, FeedStatus.Seen> recent = new HashMap<>(s.recent());
    for (Arrival a : visited.arrivals()) {
      Instant first = a.firstSeen() == null ? now : a.firstSeen();
      recent.put(
          a.identity(),
          new FeedStatus.Seen(
              a.item(), a.fingerprint(), first, a.version(), null, a.aliases(), false));
    }
    return new FeedStatus(
        s.feed(),
        s.title(),
        s.url(),
        s.etag(),
        s.lastModified(),
        s.lastVisit(),
        s.nextVisit(),
        s.failures(),
        s.outcome(),
        s.problem(),
        recent,
        s.manners(),
        s.push(),
        s.outage());
  }

  /// Forgets all but what is on `feed-status`, byte for byte.
  void restart() {
    Topic<FeedStatus> topic = new Topics("").feedStatus();
    schedule = new Schedule();
    statuses.replaceAll((id, status) -> {
      RecordHeaders headers = new RecordHeaders();
      byte[] bytes = topic.values().serializer().serialize(topic.name(), headers, status);
      FeedStatus read = topic.values().deserializer().deserialize(topic.name(), headers, bytes);
      schedule.remember(read);
      return read;
    });
    feeds.values().forEach(schedule::follow);
  }

  FeedStatus status(String path) {
    return statuses.get(feeds.get(path).id());
  }

  /// How many items and versions a feed brought.
  int items(String path) {
    return items.get(feeds.get(path).id());
  }

  List<Asked> asked(String path) {
    return asked.get(path);
  }

  int times(String path) {
    return asked(path).size();
  }

  /// A header of each request at `path`, null where one lacked it.
  List<String> sent(String path, String header) {
    List<String> values = new ArrayList<>();
    asked(path).forEach(a -> values.add(a.headers().getFirst(header)));
    return values;
  }

  /// The waits between the requests at `path`.
  List<Duration> waits(String path) {
    List<Duration> waits = new ArrayList<>();
    List<Asked> log = asked(path);
    for (int i = 1; i < log.size(); i++) {
      waits.add(Duration.between(log.get(i - 1).at(), log.get(i).at()));
    }
    return waits;
  }

  /// The first waits are these, or up to a tenth longer.
  void assertWaits(String path, Duration... full) {
    List<Duration> waits = waits(path);
    assertThat(waits).hasSizeGreaterThanOrEqualTo(full.length);
    for (int i = 0; i < full.length; i++) {
      assertThat(waits.get(i)).isBetween(full[i], full[i].plus(full[i].dividedBy(10)));
    }
  }

  /// A feed with an entry for each date, told by its position from the oldest.
  static String rss(String more, Instant... dates) {
    StringBuilder xml =
        new StringBuilder(
            "<rss version='2.0' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>");
    xml.append("<title>A feed</title><link>http://o.example/</link><description>d</description>");
    xml.append(more);
    for (int i = dates.length - 1; i >= 0; i--) {
      xml.append("<item><guid isPermaLink='false'>g").append(i).append("</guid><title>T").append(i);
      xml.append("</title><description>Enough.</description><pubDate>");
      xml.append(
          java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
              dates[i].atZone(ZoneOffset.UTC)));
      xml.append("</pubDate></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  /// A feed of five entries, so far apart.
  static String every(Duration gap) {
    Instant[] dates = new Instant[5];
    for (int i = 0; i < dates.length; i++) {
      dates[i] = START.minus(gap.multipliedBy(dates.length - 1L - i));
    }
    return rss("", dates);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  @Override
  public void close() {
    fetcher.close();
    host.close();
  }
}
