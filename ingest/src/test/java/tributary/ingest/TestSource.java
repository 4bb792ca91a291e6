package tributary.ingest;

import java.util.Map;
import tributary.ingest.fetch.TestHost;
import tributary.ingest.push.TestHub;

/// A publisher that offers push, and its hub.
record TestSource(TestHost host, TestHub hub) implements AutoCloseable {
  TestSource() {
    this(new TestHost());
  }

  private TestSource(TestHost host) {
    this(host, new TestHub(host, "/hub"));
  }

  /// A feed of one entry.
  ///
  /// @param link value of its Link header, empty for none
  /// @param inside of its channel
  void publish(String path, String link, String inside) {
    String type = "application/rss+xml";
    Map<String, String> headers =
        link.isEmpty() ? Map.of("Content-Type", type) : Map.of("Content-Type", type, "Link", link);
    host.serve(path, 200, headers, rss(inside));
  }

  static String rss(String inside) {
    return "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>O</title>"
        + inside
        + "<item><guid>1</guid><title>One</title></item></channel></rss>";
  }

  /// A Link header that names the hub, and `self`.
  String links(String self) {
    return "<" + hub.url() + ">; rel=\"hub\", <" + host.at(self) + ">; rel=\"self\"";
  }

  @Override
  public void close() {
    host.close();
  }
}
