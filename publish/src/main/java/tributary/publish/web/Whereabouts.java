package tributary.publish.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.publish.reading.WebAddress;

/// Where the pages are. What a request says of the host it wants is believed nowhere: it would get
/// into what is kept and passed on.
///
/// @param publicUrl where readers reach the pages; null where nobody says
public record Whereabouts(@Nullable URI publicUrl) {

  /// The one address of a page on the web; empty where nobody says where the pages are.
  ///
  /// @param path of the page, beginning with a slash
  public Optional<String> outside(String path) {
    return Optional.ofNullable(publicUrl).map(base -> WebAddress.behind(base, path));
  }

  /// The same, and where nobody says, on the address of this machine at which the request arrived.
  public String from(Context ctx, String path) {
    return outside(path).orElseGet(() -> local(ctx) + path);
  }

  private static String local(Context ctx) {
    String name = ctx.req().getLocalAddr();
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port(ctx);
  }

  private static int port(Context ctx) {
    return ctx.req().getLocalPort();
  }
}
