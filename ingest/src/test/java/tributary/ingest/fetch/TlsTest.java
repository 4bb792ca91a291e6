package tributary.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.http2.ssl.H2ServerTlsStrategy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Encrypted hosts, with certificates of our own making.
class TlsTest {
  private static final char[] SECRET = "secret".toCharArray();
  private static final String LOCAL = "san=dns:localhost,ip:127.0.0.1";

  @TempDir private Path folder;

  private @Nullable HttpAsyncServer server;

  @AfterEach
  void end() {
    if (server != null) {
      server.close(CloseMode.IMMEDIATE);
    }
  }

  private void keytool(String file, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-keystore", folder.resolve(file).toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(SECRET)));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    keytool.getOutputStream().close();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }

  private KeyStore store(String file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      store.load(in, SECRET);
    }
    return store;
  }

  /// One that vouches for itself.
  private KeyStore certificate(String san) throws Exception {
    keytool("own", "-genkeypair", "-alias", "h", "-keyalg", "EC", "-dname", "CN=h", "-ext", san);
    return store("own");
  }

  /// Says by which version of HTTP it was asked.
  private static final class Versions
      implements AsyncServerRequestHandler<Message<HttpRequest, Void>> {
    @Override
    public AsyncRequestConsumer<Message<HttpRequest, Void>> prepare(
        HttpRequest request, EntityDetails entity, HttpContext context) {
      return new BasicRequestConsumer<>(entity == null ? null : new DiscardingEntityConsumer<>());
    }

    @Override
    public void handle(
        Message<HttpRequest, Void> request, ResponseTrigger trigger, HttpContext context)
        throws org.apache.hc.core5.http.HttpException, java.io.IOException {
      String version = HttpCoreContext.cast(context).getProtocolVersion().toString();
      trigger.submitResponse(
          AsyncResponseBuilder.create(200).setEntity("over " + version).build(), context);
    }
  }

  private URI serve(KeyStore key, HttpVersionPolicy policy) throws Exception {
    SSLContext context = SSLContexts.custom().loadKeyMaterial(key, SECRET).build();
    server =
        H2ServerBootstrap.bootstrap()
            .setVersionPolicy(policy)
            .setTlsStrategy(new H2ServerTlsStrategy(context))
            .register("*", new Versions())
            .create();
    server.start();
    ListenerEndpoint endpoint =
        server
            .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), URIScheme.HTTPS)
            .get();
    return URI.create(
        "https://localhost:" + ((InetSocketAddress) endpoint.getAddress()).getPort() + "/feed");
  }

  private static Fetched fetch(URI url, @Nullable KeyStore trusted) throws Exception {
    SSLContext trust =
        trusted == null
            ? SSLContexts.createDefault()
            : SSLContexts.custom().loadTrustMaterial(trusted, null).build();
    FetchConfig config =
        new FetchConfig(null, true, Duration.ZERO, 1_000_000, Duration.ofSeconds(20), 5);
    try (Fetcher fetcher = new Fetcher(config, Clock.systemUTC(), Patience.ALONE, trust)) {
      return fetcher.fetch(Request.of(url, "*/*"));
    }
  }

  private static String text(Fetched fetched) {
    assertThat(fetched).as(fetched.problem()).isInstanceOf(Fetched.Fresh.class);
    return new String(((Fetched.Fresh) fetched).body().bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void speaksHttp2WhereTheHostDoes() throws Exception {
    KeyStore key = certificate(LOCAL);

    assertThat(text(fetch(serve(key, HttpVersionPolicy.NEGOTIATE), key)))
        .isEqualTo("over HTTP/2.0");
  }

  @Test
  void speaksHttp11WhereTheHostKnowsNoOther() throws Exception {
    KeyStore key = certificate(LOCAL);

    assertThat(text(fetch(serve(key, HttpVersionPolicy.FORCE_HTTP_1), key)))
        .isEqualTo("over HTTP/1.1");
  }

  @Test
  void b038_aCertificateThatNobodyVouchesForIsRefused() throws Exception {
    Fetched fetched = fetch(serve(certificate(LOCAL), HttpVersionPolicy.NEGOTIATE), null);

    assertThat(fetched.problem())
        .startsWith("no trusted TLS connection: ")
        .contains("unable to find valid certification path");
  }

  @Test
  void b038_aCertificateOfAnotherHostIsRefused() throws Exception {
    KeyStore key = certificate("san=dns:other.example");

    assertThat(fetch(serve(key, HttpVersionPolicy.NEGOTIATE), key).problem())
        .startsWith("no trusted TLS connection: ")
        .contains("localhost");
  }

  @Test
  void b038_anExpiredCertificateIsRefused() throws Exception {
    String request = folder.resolve("request").toString();
    String signed = folder.resolve("signed").toString();
    keytool(
        "ca",
        "-genkeypair",
        "-alias",
        "ca",
        "-keyalg",
        "EC",
        "-dname",
        "CN=ca",
        "-ext",
        "bc=ca:true");
    keytool("ca", "-exportcert", "-alias", "ca", "-file", signed + ".ca");
    keytool("leaf", "-genkeypair", "-alias", "h", "-keyalg", "EC", "-dname", "CN=h");
    keytool("leaf", "-certreq", "-alias", "h", "-file", request);
    keytool(
        "ca",
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        request,
        "-outfile",
        signed,
        "-ext",
        LOCAL,
        "-startdate",
        "-2y",
        "-validity",
        "30");
    keytool("leaf", "-importcert", "-noprompt", "-alias", "ca", "-file", signed + ".ca");
    keytool("leaf", "-importcert", "-noprompt", "-alias", "h", "-file", signed);
    KeyStore key = store("leaf");
    KeyStore trusted = store("ca");

    Fetched fetched = fetch(serve(key, HttpVersionPolicy.NEGOTIATE), trusted);

    assertThat(fetched.problem()).startsWith("no trusted TLS connection: ").contains("has expired");
  }
}
