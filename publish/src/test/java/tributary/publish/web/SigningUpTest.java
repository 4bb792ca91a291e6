package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Subscriber;
import tributary.events.digest.Subscriber.Origin;
import tributary.events.digest.Subscriber.Standing;
import tributary.publish.SampleWeek;
import tributary.publish.reading.Offer;
import tributary.publish.subscription.Invitation;
import tributary.publish.subscription.LinkKey;
import tributary.publish.subscription.Preferences;
import tributary.publish.subscription.Turnstile;

/// Signing up, confirming, choosing and being forgotten, over real HTTP.
class SigningUpTest {
  private static final Offer OFFER =
      Offer.of(
          Map.of("weekly", "The week in brief", "daily", "The day in brief"),
          Map.of("chips", "Chips <b>", "power", "Power"));
  private static final Subscriber ANN =
      new Subscriber("0a0a", "ann@readers.example", List.of("weekly"), List.of());

  private final HttpClient browser = HttpClient.newHttpClient();
  private final FrontOffice office = new FrontOffice(List.of(ANN.address()), ANN);
  private final Site site =
      new Site(
          "127.0.0.1",
          0,
          () -> SampleShelf.with(List.of()).shown(List.of()),
          List.of(
              new SigningUp(
                  office.doorman,
                  new Turnstile(office.clock),
                  () -> OFFER,
                  true,
                  Proxies.of(List.of("127.0.0.0/8", "::1"))),
              new Choosing(office.doorman, () -> OFFER)));

  @BeforeEach
  void open() {
    site.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    office.close();
    site.close();
  }

  @Test
  void asksForAnAddressByAFormThatNeedsNoScript() throws Exception {
    HttpResponse<String> page = get("/subscribe");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<form method=\"post\" action=\"/subscribe\">", "name=\"address\"")
        .contains("value=\"weekly\" checked", "Chips &lt;b&gt;")
        .doesNotContain("<script");
  }

  @Test
  void countsNobodyInBeforeTheButtonBehindTheLinkIsPressed() throws Exception {
    signUp("bob@readers.example", "&digest=weekly&subject=chips");
    Subscriber bob = only("bob@readers.example");

    assertThat(bob.standing()).isEqualTo(Standing.ASKED);
    assertThat(bob.receives("weekly")).isFalse();
    String link = Invitation.of(bob, SampleWeek.KEY).orElseThrow().path();
    assertThat(get(link).body()).contains("Nothing has changed yet.", "action=\"" + link + "\"");
    assertThat(only("bob@readers.example")).isEqualTo(bob);

    HttpResponse<String> welcome = post(link, "");

    assertThat(welcome.statusCode()).isEqualTo(200);
    assertThat(welcome.body()).contains(Preferences.of(bob.id(), SampleWeek.KEY).path());
    Subscriber confirmed = only("bob@readers.example");
    assertThat(confirmed.receives("weekly")).isTrue();
    assertThat(confirmed.receives("daily")).isFalse();
    assertThat(confirmed.subjects()).containsExactly("chips");
    assertThat(confirmed.origin()).isEqualTo(Origin.SIGNED_UP);
    assertThat(post(link, "").statusCode()).as("replayed").isEqualTo(200);
    assertThat(only("bob@readers.example")).isEqualTo(confirmed);
  }

  @Test
  void answersTheSameWhoeverIsOnTheList() throws Exception {
    Subscriber refusing =
        new Subscriber("0b0b", "full@readers.example", List.of("weekly"), List.of())
            .from(Origin.SIGNED_UP)
            .standing(Standing.SUSPENDED, office.clock.instant(), "550 no");
    office.doorman.ask(reception -> {
      reception.take(refusing.id(), refusing);
      return true;
    });
    String fresh = signUp("new@readers.example", "&digest=weekly").body();

    for (String address :
        List.of("new@readers.example", "ANN@readers.example", "full@readers.example")) {
      HttpResponse<String> answer = signUp(address, "&digest=daily&subject=power");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(fresh);
    }
    assertThat(office.log.get("0a0a").asking(null))
        .as("a stranger changes nothing of what somebody receives")
        .isEqualTo(ANN);
    assertThat(office.written).as("once for each address").hasSize(3);
  }

  @Test
  void writesToOneAddressOnceAnHourAtMost() throws Exception {
    signUp("bob@readers.example", "&digest=weekly");
    signUp("bob@readers.example", "&digest=weekly");
    assertThat(office.written).hasSize(1);

    office.clock.forward(Duration.ofMinutes(61));
    signUp("bob@readers.example", "&digest=weekly");

    assertThat(office.written).hasSize(2);
    assertThat(office.log).as("still one and the same").hasSize(2);
  }

  @Test
  void refusesWhatIsNotOneMailboxAndShowsItBackAsText() throws Exception {
    for (String typed :
        List.of(
            "",
            "bob",
            "bob@x.example\r\nBcc: eve@x.example",
            "bob@x.example, eve@x.example",
            "bob@x.example;eve@x.example",
            "Bob <bob@x.example>",
            "\"bob\r\nRCPT TO:<eve@x.example>\"@x.example",
            "bob@x.example>",
            "<script>alert(1)</script>@x.example",
            "bob@" + "x".repeat(300) + ".example",
            "bob@-x.example")) {
      HttpResponse<String> answer = signUp(typed, "&digest=weekly");

      assertThat(answer.statusCode()).as(typed).isEqualTo(400);
      assertThat(answer.body()).contains("This is not one mail address.").doesNotContain("<script");
    }
    HttpResponse<String> nothing = signUp("bob@x.example", "&digest=unknown");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(nothing.body()).contains("Choose what you want to receive.", "bob@x.example");
    assertThat(office.written).isEmpty();
  }

  @Test
  void takesAnAddressOfAnotherScriptsDomain() throws Exception {
    signUp(" bob@bücher.example ", "&digest=weekly");

    assertThat(only("bob@xn--bcher-kva.example").standing()).isEqualTo(Standing.ASKED);
  }

  @Test
  void letsAFewOfAThousandSignUpsThroughAndTellsTheOthersToComeAgain() {
    List<CompletableFuture<HttpResponse<String>>> sent =
        IntStream.range(0, 1000)
            .mapToObj(n ->
                browser.sendAsync(
                    request("/subscribe", "address=reader" + n + "@x.example&digest=weekly"),
                    HttpResponse.BodyHandlers.ofString()))
            .toList();

    List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 429);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(20);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .allSatisfy(answer -> {
          assertThat(answer.body()).contains("this one was not taken in");
          assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        });
    assertThat(office.written).as("all that was promised was written down").hasSize(20);
  }

  @Test
  void countsWhoComesThroughAProxyOfOursByHimselfWhateverHeClaims() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(signUpFrom("198.51.100." + i + ", 192.0.2.7", i)).isEqualTo(200);
    }
    assertThat(signUpFrom("198.51.100.99, 192.0.2.7", 20)).isEqualTo(429);
    assertThat(signUpFrom("192.0.2.8", 21)).isEqualTo(200);
  }

  private int signUpFrom(String forwarded, int reader) throws Exception {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(site.address().resolve("/subscribe"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", forwarded)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "address=reader" + reader + "@x.example&digest=weekly"));
    return browser.send(asked.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void takesNoLinkThatIsForgedExpiredOrForgotten() throws Exception {
    signUp("bob@readers.example", "&digest=weekly");
    Subscriber bob = only("bob@readers.example");
    Invitation real = Invitation.of(bob, SampleWeek.KEY).orElseThrow();
    String later = real.path().replace("/" + real.expires().getEpochSecond() + "/", "/9999999999/");
    String foreign = Invitation.of(bob, LinkKey.of("x".repeat(32))).orElseThrow().path();
    String other = real.path().replace(bob.id(), ANN.id());
    String shape = "/subscribe/" + bob.id() + "/never/" + "A".repeat(22);

    String refusal = post(foreign, "").body();
    for (String path : List.of(later, foreign, other, shape)) {
      assertThat(post(path, ""))
          .satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(refusal);
          });
      assertThat(get(path).statusCode()).isEqualTo(403);
    }
    office.clock.forward(Invitation.HOLDS);
    HttpResponse<String> tooLate = post(real.path(), "");
    assertThat(tooLate.statusCode()).isEqualTo(410);
    assertThat(tooLate.body()).contains("Sign up again").doesNotContain("readers.example");

    office.doorman.ask(reception -> {
      reception.tidy();
      return true;
    });
    assertThat(office.log).containsOnlyKeys(ANN.id());
    assertThat(office.subscribers.at("bob@readers.example")).isEmpty();
  }

  @Test
  void liftsTheSuspensionOfSomebodyWhoConfirmsAgain() throws Exception {
    office.doorman.ask(reception -> {
      reception.suspend(ANN.id(), "550 5.1.1 no such user");
      return true;
    });
    assertThat(office.log.get(ANN.id()).trouble()).isEqualTo("550 5.1.1 no such user");
    assertThat(get(Preferences.of(ANN.id(), SampleWeek.KEY).path()).body())
        .contains("your mailbox refused our mail");

    signUp(ANN.address(), "&digest=weekly");
    assertThat(office.log.get(ANN.id()).standing()).isEqualTo(Standing.SUSPENDED);
    post(Invitation.of(office.log.get(ANN.id()), SampleWeek.KEY).orElseThrow().path(), "");

    assertThat(office.log.get(ANN.id()).receives("weekly")).isTrue();
    assertThat(office.log.get(ANN.id()).trouble()).isNull();
  }

  @Test
  void changesWhatComesWithoutShowingWhoItIs() throws Exception {
    String link = Preferences.of(ANN.id(), SampleWeek.KEY).path();
    HttpResponse<String> page = get(link);
    assertThat(page.body())
        .contains("value=\"weekly\" checked")
        .doesNotContain("value=\"daily\" checked", "ann@", "readers.example");

    HttpResponse<String> saved = post(link, "save=yes&digest=daily&subject=power&subject=chips9");
    assertThat(saved.body()).contains("The next mail goes by it.", "value=\"power\" checked");
    assertThat(office.log.get(ANN.id()))
        .satisfies(ann -> {
          assertThat(ann.receives("weekly")).isFalse();
          assertThat(ann.receives("daily")).isTrue();
          assertThat(ann.subjects()).containsExactly("power");
        });

    assertThat(post(link, "leave=yes").body()).contains("nothing comes to you any more");
    assertThat(office.log.get(ANN.id()).receives("daily")).isFalse();
    assertThat(office.log.get(ANN.id()).subjects()).as("for a return").containsExactly("power");
    assertThat(get(link.replace("0a0a", "0b0b")).statusCode()).isEqualTo(403);
    assertThat(post(link + "x", "forget=yes").statusCode()).isEqualTo(403);
  }

  @Test
  void forgetsWhoeverAsksForIt() throws Exception {
    signUp("bob@readers.example", "&digest=weekly");
    Subscriber bob = only("bob@readers.example");
    post(Invitation.of(bob, SampleWeek.KEY).orElseThrow().path(), "");
    String link = Preferences.of(bob.id(), SampleWeek.KEY).path();

    assertThat(post(link, "forget=yes").body()).contains("your address is erased");

    assertThat(office.log).containsOnlyKeys(ANN.id());
    assertThat(post(link, "forget=yes").statusCode()).as("replayed").isEqualTo(403);
    assertThat(post(Invitation.of(bob, SampleWeek.KEY).orElseThrow().path(), "").statusCode())
        .isEqualTo(410);
  }

  @Test
  void saysThatAnAddressInTheConfigurationIsNotItsToErase() throws Exception {
    String link = Preferences.of(ANN.id(), SampleWeek.KEY).path();

    assertThat(post(link, "forget=yes").body()).contains("in a file of whoever runs this");

    assertThat(office.log.get(ANN.id()).standing()).isEqualTo(Standing.GONE);
    assertThat(office.log.get(ANN.id()).receives("weekly")).isFalse();
  }

  @Test
  void saysThatNobodySignsUpWhereThatIsOff() throws Exception {
    try (Site closed =
        new Site(
            "127.0.0.1",
            0,
            () -> SampleShelf.with(List.of()).shown(List.of()),
            List.of(
                new SigningUp(
                    office.doorman,
                    new Turnstile(office.clock),
                    () -> OFFER,
                    false,
                    Proxies.NONE)))) {
      closed.start();
      HttpRequest ask =
          HttpRequest.newBuilder(closed.address().resolve("/subscribe")).GET().build();

      HttpResponse<String> page = browser.send(ask, HttpResponse.BodyHandlers.ofString());

      assertThat(page.statusCode()).isEqualTo(403);
      assertThat(page.body()).contains("Nobody signs up on these pages.");
    }
  }

  private Subscriber only(String address) {
    return office.log.values().stream().filter(who -> who.at(address)).findFirst().orElseThrow();
  }

  private HttpResponse<String> signUp(String address, String more)
      throws IOException, InterruptedException {
    return post(
        "/subscribe", "address=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + more);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(site.address().resolve(path)).GET().build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String form)
      throws IOException, InterruptedException {
    return browser.send(request(path, form), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest request(String path, String form) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port() + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }
}
