package tributary.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where requests do not go, by rows of the catalogue of bad input.
class DestinationTest {
  private final TestHost host = new TestHost();
  private final AtomicInteger asked = new AtomicInteger();
  private final Fetcher open = fetcher(true);
  private final Fetcher strict = fetcher(false);

  private static Fetcher fetcher(boolean allowPrivate) {
    FetchConfig config =
        new FetchConfig(null, allowPrivate, Duration.ZERO, 1000, Duration.ofSeconds(10), 5);
    return new Fetcher(config, Clock.systemUTC());
  }

  @AfterEach
  void end() {
    open.close();
    strict.close();
    host.close();
  }

  private Fetched strictly(String url) throws InterruptedException {
    return strict.fetch(Request.of(URI.create(url), "*/*"));
  }

  @ParameterizedTest
  @CsvSource({
    "B001, http://127.0.0.1:%d/",
    "B002, http://localhost:%d/",
    "B002, http://localhost.:%d/",
    "B003, http://2130706433:%d/",
    "B004, http://127.1:%d/",
    "B004, http://0x7f.1:%d/",
    "B004, http://0177.0.0.1:%d/",
    "B004, http://127.0.0.1.:%d/",
    "B005, http://[::1]:%d/",
    "B005, http://[::]:%d/",
    "B005, http://0.0.0.0:%d/",
    "B006, http://[::ffff:127.0.0.1]:%d/",
    "B007, http://[64:ff9b::7f00:1]:%d/",
    "B007, http://[64:ff9b:1::7f00:1]:%d/",
    "B008, http://[2002:7f00:1::]:%d/",
    "B008, http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]:%d/",
    "B009, http://[fd00::1]:%d/",
    "B009, http://100.64.0.1:%d/",
    "B010, http://10.0.0.1:%d/",
    "B010, http://192.168.1.1:%d/",
    "B010, http://198.18.0.1:%d/",
    "B011, http://169.254.169.254:%d/",
    "B011, http://[fd00:ec2::254]:%d/",
    "B039, http://１２７.0.0.1:%d/"
  })
  void noWayLeadsToAPrivateAddress(String row, String url) throws InterruptedException {
    host.serve(
        "/",
        exchange -> {
          asked.incrementAndGet();
          TestHost.answer(exchange, 200, Map.of(), "secret");
        });

    Fetched fetched = strictly(url.formatted(host.port()));

    assertThat(fetched).as(row).isInstanceOfAny(Fetched.Forbidden.class, Fetched.Unreachable.class);
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "[fd00:ec2::254]", "168.63.129.16", "100.100.100.200"})
  void b011_aCloudsMetadataIsNotFetchedEvenWherePrivateAddressesAre(String address)
      throws InterruptedException {
    assertThat(open.fetch(Request.of(URI.create("http://" + address + "/"), "*/*")))
        .isInstanceOf(Fetched.Forbidden.class);
  }

  private static InetAddress address(String literal) throws UnknownHostException {
    return InetAddress.getByName(literal);
  }

  @Test
  void b012_oneReservedAddressCondemnsAName() {
    GuardedResolver resolver =
        new GuardedResolver(
            false, name -> new InetAddress[] {address("1.1.1.1"), address("10.0.0.1")});

    assertThatThrownBy(() -> resolver.resolve("both.example"))
        .isInstanceOf(GuardedResolver.PrivateAddress.class);
  }

  @Test
  void b013_aNameIsCheckedEachTimeASocketConnects() throws UnknownHostException {
    AtomicInteger turn = new AtomicInteger();
    GuardedResolver resolver =
        new GuardedResolver(
            false,
            name ->
                new InetAddress[] {address(turn.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1")});

    assertThat(resolver.resolve("rebinding.example")).containsExactly(address("1.1.1.1"));
    assertThatThrownBy(() -> resolver.resolve("rebinding.example"))
        .isInstanceOf(GuardedResolver.PrivateAddress.class);
  }

  private Fetched redirected(int status, String location) throws InterruptedException {
    host.serve("/away", status, Map.of("Location", location), "");
    return open.fetch(Request.of(host.at("/away"), "*/*"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void b014_aRedirectToAForbiddenAddressIsBlockedOnTheHop(int status) throws InterruptedException {
    assertThat(redirected(status, "http://169.254.169.254/latest/"))
        .isInstanceOf(Fetched.Forbidden.class);
  }

  @Test
  void b016_aChainOfSixIsLeft() throws InterruptedException {
    for (int i = 0; i < 6; i++) {
      host.serve("/" + i, 302, Map.of("Location", "/" + (i + 1)), "");
    }
    host.serve("/6", 200, Map.of(), "too far");

    assertThat(open.fetch(Request.of(host.at("/0"), "*/*")).problem())
        .isEqualTo("more than 5 redirects in a row");
    assertThat(open.fetch(Request.of(host.at("/1"), "*/*"))).isInstanceOf(Fetched.Fresh.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://h.example/",
        "jar:file:/x!/y",
        "gopher://h/",
        "data:,x"
      })
  void b017_otherSchemesAreNotFollowed(String location) throws InterruptedException {
    assertThat(redirected(302, location).problem()).startsWith("only http and https are fetched");
  }

  @Test
  void b018_encryptionIsNotGivenUp() {
    URI https = URI.create("https://h.example/");
    assertThat(Fetcher.downgrades(https, URI.create("HTTP://h.example/"))).isTrue();
    assertThat(Fetcher.downgrades(https, https)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://good@127.0.0.1/", "http://u:p@h.example/"})
  void b020_anAddressWithAUserInItIsNotFetched(String url) throws InterruptedException {
    assertThat(strictly(url).problem())
        .isEqualTo("an address with a user name in it is not fetched");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:\\\\127.0.0.1\\x",
        "\\\\h.example/",
        "/\u0001x",
        "http://a%00b/",
        "http://a b/",
        "http://",
        "//",
        "http://[::1",
        "%"
      })
  void b039_whatIsNoAddressIsNotFollowed(String location) throws InterruptedException {
    URI to = Location.of(host.at("/"), location);

    assertThat(to == null || Destination.refusal(to) != null).as("" + to).isTrue();
  }

  @Test
  void b039_namesInOtherScriptsAreWrittenAsDnsKnowsThem() {
    String bytes =
        new String(
            "http://bücher.example/ä b?q=ü#x".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(Location.of(host.at("/"), bytes))
        .isEqualTo(URI.create("http://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC"));
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 25, 6379, 9092, 5432, 11211, 6667})
  void b040_portsOfNoWebServerAreNotAsked(int port) throws InterruptedException {
    assertThat(strictly("http://h.example:" + port + "/").problem())
        .isEqualTo("port " + port + " is not one of the web's");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 80, 443, 8080, 8443, 1200, 3000})
  void b040_oddPortsOfTheWebAre(int port) {
    assertThat(Destination.refusal(URI.create("http://h.example" + (port < 0 ? "" : ":" + port))))
        .isNull();
  }
}
