package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.digest.Delivery;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.publish.SampleClock;
import tributary.publish.SampleWeek;
import tributary.publish.digest.Drafts;
import tributary.publish.operation.Access;
import tributary.publish.operation.Board;
import tributary.publish.operation.DeadLetter;

class OperatingTest {
  private static final String TOKEN = "a-token-of-more-than-32-characters-length";
  private static final URI SITE = URI.create("https://digest.example/");
  private static final Instant NOW = Instant.parse("2026-11-16T08:00:00Z");

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final SampleClock clock = new SampleClock(NOW);
  private final Board board = new Board();
  private final List<Instruction> written = new ArrayList<>();
  private boolean logIsDown;
  private @Nullable Site site;

  @AfterEach
  void stop() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void showsHowItStandsToWhoSitsAtThisMachine() throws Exception {
    start(null, null);
    board.draft("weekly-2026-W46", Drafts.of(SampleWeek.digest(), null, NOW));
    board.deliveries().put(delivery("s1", Delivery.State.HELD));
    board.deliveries().put(delivery("s2", Delivery.State.SENT));
    board.deliveries().put(delivery("s3", Delivery.State.CLAIMED));
    board.deliveries().put(delivery("s3", Delivery.State.SENT));
    board.behind(new Board.Lag(NOW.minusSeconds(120), 0, 1234));

    Asked page = get("/operate", Map.of());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.page().text())
        .contains("Stories are complete up to Mon 16 Nov, 08:58, 2 minutes ago.")
        .contains("0 records of items, 1,234 of stories")
        .contains("2 sent, 1 held")
        .contains("held weekly-2026-W46 to s1");
    assertThat(page.header("cache-control")).isEqualTo("no-store");
    assertThat(page.header("set-cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/operate")
        .doesNotContain("Secure");
    assertThat(get("/operate/drafts/weekly-2026-W46", Map.of()).page().select("h1").text())
        .isEqualTo("The week in brief");
  }

  @Test
  void makesAnInstructionOfAForm() throws Exception {
    start(null, null);
    Draft draft = Drafts.of(SampleWeek.digest(), null, NOW);
    board.draft(draft.edition(), draft);

    Asked answer =
        post(session(), Map.of("what", "APPROVE", "about", draft.edition(), "text", draft.hash()));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).endsWith("/operate?done=1");
    assertThat(written)
        .singleElement()
        .satisfies(order -> {
          assertThat(order.what()).isEqualTo(Instruction.What.APPROVE);
          assertThat(order.about()).isEqualTo("weekly-2026-W46");
          assertThat(order.text()).isEqualTo(draft.hash());
          assertThat(order.at()).isEqualTo(NOW);
        });
  }

  @Test
  void takesTheAddressOfAPageForItsId() throws Exception {
    start(null, null);
    String story = SampleShelf.week().stories().all().getFirst().id();
    String page = "http://localhost:8080/stories/" + story + "?from=mail#summary";

    post(session(), Map.of("what", "TAKE_DOWN", "about", page, "text", "It was a hoax."));

    assertThat(written).extracting(Instruction::about).containsExactly(story);
  }

  @ParameterizedTest
  @CsvSource({
    "TAKE_DOWN, nothing-like-it, why, There is no story",
    "TAKE_DOWN, weekly-2026-W46, '', Say why",
    "REVISE, weekly-1999-W01, '', There is no edition",
    "APPROVE, weekly-2026-W46, hash, There is no draft",
    "RESEND, weekly-2026-W46, '', There is no held delivery",
    "PUBLISH, daily, '', There is no digest",
    "BURN, weekly-2026-W46, '', does not say what is to be done",
    "REVISE, '', '', does not say what it is about",
  })
  void saysWhatIsWrongWithAFormAndDoesNothing(
      String what, String about, String text, String complaint) throws Exception {
    start(null, null);

    Asked answer = post(session(), Map.of("what", what, "about", about, "text", text));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.page().select(".notice").text()).contains("Nothing was done", complaint);
    assertThat(written).isEmpty();
  }

  @Test
  void saysSoWhenTheLogTakesNoInstruction() throws Exception {
    start(null, null);
    logIsDown = true;

    Asked answer = post(session(), Map.of("what", "REVISE", "about", "weekly-2026-W46"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.page().select(".notice").text()).contains("Nothing was done");
  }

  @Test
  void refusesAFormThatNoPageOfOursHasSent() throws Exception {
    start(null, null);
    Session mine = session();
    Session other = session();
    String self = "http://localhost:" + site().port();

    assertThat(revise(null, mine.word(), Map.of()).status()).isEqualTo(403);
    assertThat(revise(mine.cookie(), "", Map.of()).status()).isEqualTo(403);
    assertThat(revise(mine.cookie(), other.word(), Map.of()).status()).isEqualTo(403);
    for (String origin : List.of("https://evil.example", "null", self + ".evil.example")) {
      assertThat(revise(mine.cookie(), mine.word(), Map.of("Origin", origin)).status())
          .as(origin)
          .isEqualTo(403);
    }
    for (String from : List.of("cross-site", "same-site", "none")) {
      assertThat(revise(mine.cookie(), mine.word(), Map.of("Sec-Fetch-Site", from)).status())
          .as(from)
          .isEqualTo(403);
    }
    assertThat(written).isEmpty();

    Map<String, String> own = Map.of("Origin", self, "Sec-Fetch-Site", "same-origin");
    assertThat(revise(mine.cookie(), mine.word(), own).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "[::2]"})
  void answersToNoNameThatIsNotOurs(String host) throws Exception {
    start(null, null);
    Session mine = session();

    assertThat(get("/operate", Map.of("Host", host)).status()).isEqualTo(421);
    assertThat(revise(mine.cookie(), mine.word(), Map.of("Host", host)).status()).isEqualTo(421);
    assertThat(written).isEmpty();
  }

  @Test
  void takesNobodyForLocalWhoComesThroughAProxy() throws Exception {
    start(null, null);

    for (String header : List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")) {
      assertThat(get("/operate", Map.of(header, "127.0.0.1")).status()).as(header).isEqualTo(403);
    }
  }

  /// A proxy that says nothing of itself cannot be told from a person here.
  @Test
  void isForNobodyWithoutATokenWhereThePagesAreSaidToStandElsewhere() throws Exception {
    start(SITE, null);

    Asked answer = get("/operate", Map.of());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("publish.web.operatorToken").doesNotContain("Dead letters");
  }

  @Test
  void isNotForWhoAsksFromAnotherMachine() throws Exception {
    Optional<InetAddress> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
            .findFirst();
    assumeTrue(outside.isPresent(), "this machine has no address but its own");
    start("0.0.0.0", null, null);

    assertThat(Asked.get(outside.get(), site().port(), "/operate", Map.of()).status())
        .isEqualTo(403);
    assertThat(Asked.get(here, site().port(), "/operate", Map.of()).status()).isEqualTo(200);
  }

  @Test
  void letsInWhoKnowsTheToken() throws Exception {
    start(SITE, TOKEN);
    Asked door = get("/operate", host());
    assertThat(door.status()).isEqualTo(401);
    assertThat(door.page().select("h1").text()).isEqualTo("For operators");
    Session before = new Session(door.cookie().orElseThrow(), door.word());

    assertThat(enter(before, "wrong-" + TOKEN).status()).isEqualTo(403);
    Asked in = enter(before, TOKEN);

    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("set-cookie")).contains("HttpOnly", "SameSite=Strict", "Secure");
    String session = in.cookie().orElseThrow();
    assertThat(session).as("a session planted before is not let in").isNotEqualTo(before.cookie());
    assertThat(get("/operate", with(before.cookie())).status()).isEqualTo(401);
    Asked page = get("/operate", with(session));
    assertThat(page.status()).isEqualTo(200);

    clock.lead(NOW.plusSeconds(13 * 3600));
    assertThat(get("/operate", with(session)).status()).as("13 hours later").isEqualTo(401);
  }

  @Test
  void asksForTheTokenOnThisMachineToo() throws Exception {
    start(SITE, TOKEN);

    assertThat(get("/operate", Map.of()).status()).isEqualTo(401);
  }

  @Test
  void takesNoTokenFromAFormThatIsNotOurs() throws Exception {
    start(SITE, TOKEN);

    assertThat(enter(new Session("operator=" + "0".repeat(32), "0".repeat(64)), TOKEN).status())
        .isEqualTo(403);
  }

  @Test
  void boundsHowOftenAWrongTokenMayBeTried() throws Exception {
    start(SITE, TOKEN);
    Asked door = get("/operate", host());
    Session mine = new Session(door.cookie().orElseThrow(), door.word());
    for (int i = 0; i < 10; i++) {
      assertThat(enter(mine, "wrong").status()).isEqualTo(403);
    }

    assertThat(enter(mine, TOKEN).status()).isEqualTo(429);
    clock.lead(NOW.plusSeconds(60));
    assertThat(enter(mine, TOKEN).status()).isEqualTo(303);
  }

  @Test
  void showsAScriptInADeadLetterAsText() throws Exception {
    start(null, null);
    byte[] value = "<script>alert(3)</script>".getBytes(StandardCharsets.UTF_8);
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>("dead-letters", 0, 7, "<script>alert(1)</script>", value);
    put(record, "topic", "posts");
    put(record, "partition", "3");
    put(record, "offset", "42");
    put(record, "exception", "java.lang.IllegalStateException");
    put(record, "message", "\"><img src=x onerror=alert(2)>");
    board.deadLetters().put(DeadLetter.of(record));

    Asked page = get("/operate", Map.of());

    assertThat(page.page().select("script, img")).isEmpty();
    assertThat(page.page().text())
        .contains("posts-3 @ 42", "IllegalStateException: \"><img", "<script>alert(3)</script>");
  }

  @Test
  void aSettledLetterIsNotShownWhicheverIsReadFirst() {
    for (long offset = 0; offset < 3; offset++) {
      if (offset == 1) {
        board.deadLetters().settle("0-2");
      }
      board.deadLetters().put(DeadLetter.of(new ConsumerRecord<>("d", 0, offset, "k", null)));
    }
    board.deadLetters().settle("0-0");

    assertThat(board.deadLetters().count()).isEqualTo(1);
    assertThat(board.deadLetters().newest()).extracting(DeadLetter::id).containsExactly("0-1");
  }

  private static void put(ConsumerRecord<String, byte[]> record, String header, String value) {
    record.headers().add("__streams.errors." + header, value.getBytes(StandardCharsets.UTF_8));
  }

  private static Delivery delivery(String subscriber, Delivery.State state) {
    return new Delivery("weekly-2026-W46", subscriber, state, "<m@x>", 1, NOW, null, NOW);
  }

  private record Session(String cookie, String word) {}

  private Session session() throws IOException {
    Asked page = get("/operate", Map.of());
    return new Session(page.cookie().orElseThrow(), page.word());
  }

  private Asked enter(Session session, String token) throws IOException {
    return Asked.post(
        here,
        site().port(),
        "/operate/enter",
        with(session.cookie()),
        new Asked.Form(Map.of("word", session.word(), "token", token)));
  }

  private static Map<String, String> host() {
    return Map.of("Host", "digest.example");
  }

  private static Map<String, String> with(String cookie) {
    return Map.of("Host", "digest.example", "Cookie", cookie);
  }

  private Asked post(Session session, Map<String, String> fields) throws IOException {
    Map<String, String> all = new HashMap<>(fields);
    all.put("word", session.word());
    return Asked.post(
        here, site().port(), "/operate", Map.of("Cookie", session.cookie()), new Asked.Form(all));
  }

  private Asked revise(@Nullable String cookie, String word, Map<String, String> headers)
      throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    if (cookie != null) {
      all.put("Cookie", cookie);
    }
    return Asked.post(
        here,
        site().port(),
        "/operate",
        all,
        new Asked.Form(Map.of("word", word, "what", "REVISE", "about", "weekly-2026-W46")));
  }

  private Asked get(String path, Map<String, String> headers) throws IOException {
    return Asked.get(here, site().port(), path, headers);
  }

  private void start(@Nullable URI publicUrl, @Nullable String token) {
    start("127.0.0.1", publicUrl, token);
  }

  private void start(String host, @Nullable URI publicUrl, @Nullable String token) {
    Shown shown = SampleShelf.week().shown(List.of(SampleWeek.digest()));
    Operating operating =
        new Operating(
            new Access(publicUrl, token, clock),
            () -> shown,
            () -> new Overview(board, List.of(), List.of("weekly"), List.of()),
            this::write,
            clock,
            Proxies.NONE);
    site = new Site(host, 0, () -> shown, List.of(operating));
    site.start();
  }

  private void write(Instruction instruction) {
    if (logIsDown) {
      throw new IllegalStateException("Kafka does not answer");
    }
    written.add(instruction);
  }

  private Site site() {
    return Objects.requireNonNull(site);
  }
}
