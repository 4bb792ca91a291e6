package tributary.publish.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.events.digest.Subscriber;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Manners;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.topic.Topics;
import tributary.publish.SampleClock;
import tributary.publish.SampleWeek;
import tributary.publish.digest.Drafts;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Period;
import tributary.publish.digest.Told;
import tributary.publish.library.Library;
import tributary.publish.operation.Access;
import tributary.publish.operation.Board;
import tributary.publish.operation.DeadLetter;
import tributary.publish.reading.Offer;
import tributary.publish.shelf.Following;
import tributary.publish.subscription.Leave;
import tributary.publish.subscription.Preferences;
import tributary.publish.subscription.Turnstile;

/// The site with all its parts, over the sample week and a real index.
public final class SampleSite implements AutoCloseable {
  private static final Instant NOW = SampleWeek.PERIOD.to().plus(Duration.ofHours(3));

  private static final Offer OFFER =
      Offer.of(
          Map.of("weekly", "The week in brief"),
          Map.of("power", "Data centres, power and cooling", "chips", "Chips and accelerators"));

  private static final Subscriber ANN =
      new Subscriber("0a0a", "ann@reader.example", List.of("weekly"), List.of());

  private final FrontOffice office = new FrontOffice(List.of(), ANN);
  private final SampleShelf shelf = SampleShelf.week();
  private final List<Digest> editions = List.of(SampleWeek.digest(), quiet());
  private final Board board = new Board();
  private final Following following = new Following();
  private final List<Instruction> written = new ArrayList<>();
  private final Library library;
  private final Site site;

  /// @param folder for the index
  /// @param port 0 takes a free one
  public SampleSite(Path folder, int port) {
    library = Library.open(folder);
    long offset = 0;
    for (Item item : shelf.items().values()) {
      library.put(0, offset++, item.id(), item);
    }
    library.flush();
    follow();
    fill();
    SampleClock clock = new SampleClock(NOW);
    Shown shown = shelf.shown(editions);
    site =
        new Site(
            "127.0.0.1",
            port,
            () -> shown,
            List.of(
                new FeedRoster(following::watched, clock),
                new Searching(() -> shown, () -> library, clock),
                new SigningUp(
                    office.doorman, new Turnstile(clock), () -> OFFER, true, Proxies.NONE),
                new Choosing(office.doorman, () -> OFFER),
                new Leaving(office.doorman),
                new Syndication(() -> shown, Map.of("weekly", "The week in brief"), List::of),
                new Finding(() -> shown),
                new Programs(new Topics("")),
                new Operating(
                    new Access(null, null, clock),
                    () -> shown,
                    () -> new Overview(board, following.watched(), List.of("weekly"), List.of()),
                    written::add,
                    clock,
                    Proxies.NONE)));
  }

  private static Digest quiet() {
    Period before = SampleWeek.SCHEDULE.lastEnded(SampleWeek.PERIOD.from());
    return new Editor(SampleWeek.PLAN, before, Told.by(List.of(), "weekly", before.to()))
        .edit(List.of(), List.of());
  }

  private void follow() {
    follow("https://ledgerline.example/feed.xml", "Ledgerline", FeedStatus.Outcome.FRESH, null);
    follow("https://coldaisle.example/rss", "Cold Aisle", FeedStatus.Outcome.UNCHANGED, null);
    follow(
        "https://lighthouse.example/feed",
        "Old Lighthouse",
        FeedStatus.Outcome.UNREACHABLE,
        "Nobody answers there (connection refused).");
  }

  private void follow(
      String url, String title, FeedStatus.Outcome outcome, @Nullable String problem) {
    Feed at = Feed.at(URI.create(url));
    following.feed(
        at.id(),
        new Feed(at.id(), at.url(), title, at.fullText(), false, List.of(), at.form(), null));
    following.status(
        at.id(),
        new FeedStatus(
            at.id(),
            title,
            at.url(),
            null,
            null,
            NOW.minusSeconds(1500),
            NOW.plusSeconds(1500),
            outcome.failed() ? 4 : 0,
            outcome,
            problem,
            Map.of(),
            new Manners(Duration.ofHours(30), Manners.NONE.hints(), null, null, null, null),
            null,
            outcome.failed()
                ? new FeedStatus.Outage(NOW.minusSeconds(7300), null, outcome, problem)
                : null));
  }

  private void fill() {
    Draft draft = Drafts.of(SampleWeek.digest(), null, NOW);
    board.draft(draft.edition(), draft);
    for (int i = 0; i < 12; i++) {
      Delivery.State state =
          switch (i) {
            case 3 -> Delivery.State.HELD;
            case 4 -> Delivery.State.DEFERRED;
            case 5 -> Delivery.State.REFUSED;
            default -> Delivery.State.SENT;
          };
      String reply = state == Delivery.State.SENT ? "250 OK" : "451 Try again later";
      board
          .deliveries()
          .put(
              new Delivery(
                  "weekly-2026-W46", "5f3a90c1d2e4b67" + i, state, "<m@x>", 1, NOW, reply, NOW));
    }
    byte[] value = "{\"title\":\"<script>alert(1)</script>\"}".getBytes(StandardCharsets.UTF_8);
    ConsumerRecord<String, byte[]> letter = new ConsumerRecord<>("dead-letters", 0, 7, "k", value);
    Map.of("topic", "posts", "partition", "3", "offset", "42", "exception", "a.BadRecord")
        .forEach((name, text) ->
            letter
                .headers()
                .add("__streams.errors." + name, text.getBytes(StandardCharsets.UTF_8)));
    board.deadLetters().put(DeadLetter.of(letter));
    board.behind(new Board.Lag(NOW.minusSeconds(9), 0, 0));
    board.instruction(
        new Instruction("i", Instruction.What.SUPPRESS, "0123456789abcdef", "A hoax.", NOW));
  }

  /// Serves from here on.
  public void start() {
    site.start();
  }

  /// Where a browser finds it.
  public URI address() {
    return site.address();
  }

  /// The path of each sort of page.
  public List<String> paths() {
    String story = shelf.stories().all().getFirst().id();
    String subject =
        shelf.stories().all().stream()
            .flatMap(told -> told.subjects().stream())
            .findFirst()
            .orElseThrow()
            .subject();
    String episode =
        shelf.items().values().stream()
            .filter(item -> item.kind() == Kind.PODCAST)
            .findFirst()
            .orElseThrow()
            .id();
    return List.of(
        "/",
        "/editions",
        "/editions/" + editions.getLast().edition(),
        "/stories/" + story,
        "/episodes/" + episode,
        "/subjects",
        "/subjects/" + subject,
        "/subjects/" + subject + "/insights",
        "/subjects/" + subject + "/sources",
        "/search",
        "/search?q=bandwidth",
        "/search?q=nothinglikeit",
        "/feeds",
        "/subscribe",
        Preferences.of("0a0a", SampleWeek.KEY).path(),
        "/operate",
        "/schemas",
        leave(),
        "/there/is/no/such/page");
  }

  private static String leave() {
    return Leave.of("weekly", "0a0a", SampleWeek.KEY).path();
  }

  /// Whether the reader at whom [#paths] lead away still receives the digest.
  public boolean mailed() {
    return Objects.requireNonNull(office.log.get("0a0a")).receives("weekly");
  }

  @Override
  public void close() {
    site.close();
    office.close();
    library.close();
  }
}
