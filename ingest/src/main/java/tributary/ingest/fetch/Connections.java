package tributary.ingest.fetch;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The client behind all exchanges: HTTP/2 where the host speaks it over TLS (ALPN), else 1.1. Does
/// nothing by itself: no redirects, retries, cookies, logins or unpacking.
final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  static final Duration CONNECT = Duration.ofSeconds(10);

  /// More than processors: a host that floods us keeps one busy until the deadline.
  private static final int THREADS = 8;

  /// Hosts close what lies idle; many after five seconds.
  private static final Timeout IDLE = Timeout.ofSeconds(4);

  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_LINE = 16 * 1024;
  private static final int MAX_HEADER_LIST = 256 * 1024;
  private static final int MAX_CONNECTIONS = 512;

  /// What follows a 304 is no body: a host that sends one has lost its place on the connection.
  private static final ConnectionReuseStrategy REUSE =
      (request, response, context) ->
          !(response.getCode() == HttpStatus.SC_NOT_MODIFIED
                  && response.containsHeader(HttpHeaders.CONTENT_LENGTH))
              && DefaultClientConnectionReuseStrategy.INSTANCE.keepAlive(
                  request, response, context);

  private Connections() {}

  /// A started client.
  ///
  /// @param trust who may vouch for hosts
  static CloseableHttpAsyncClient open(FetchConfig config, SSLContext trust) {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(pool(config, trust))
            .setConnectionReuseStrategy(REUSE)
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(THREADS)
                    .setSoTimeout(Timeout.of(config.deadline()))
                    .build())
            .setIoReactorExceptionCallback(e -> LOG.debug("the client's thread failed", e))
            .setThreadFactory(new DefaultThreadFactory("fetch", true))
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxHeaderCount(MAX_HEADERS)
                    .setMaxLineLength(MAX_HEADER_LINE)
                    .build())
            .setH2Config(
                H2Config.custom()
                    .setPushEnabled(false)
                    .setMaxHeaderListSize(MAX_HEADER_LIST)
                    .build())
            .setUserAgent(config.userAgent())
            .evictExpiredConnections()
            .evictIdleConnections(IDLE)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableRequestPriority()
            .build();
    client.start();
    return client;
  }

  private static PoolingAsyncClientConnectionManager pool(FetchConfig config, SSLContext trust) {
    return PoolingAsyncClientConnectionManagerBuilder.create()
        .setDnsResolver(new GuardedResolver(config.allowPrivateAddresses()))
        .setTlsStrategy(ClientTlsStrategyBuilder.create().setSslContext(trust).buildAsync())
        .setDefaultTlsConfig(
            TlsConfig.custom()
                .setVersionPolicy(HttpVersionPolicy.NEGOTIATE)
                .setHandshakeTimeout(Timeout.of(CONNECT))
                .build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setSocketTimeout(Timeout.of(config.deadline()))
                .setTimeToLive(Timeout.ofMinutes(1))
                .build())
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setMaxConnPerRoute(2)
        .build();
  }
}
