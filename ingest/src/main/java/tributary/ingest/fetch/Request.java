package tributary.ingest.fetch;

import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What is asked for.
///
/// @param accept media types we can read, as the Accept header has them
/// @param known what we have already
/// @param first how many bytes are wanted, from the first on; 0 for all that we read of anything
/// @param form fields to post (RFC 1866, `application/x-www-form-urlencoded`); null asks with GET
/// @param robots whether the host's robots.txt is obeyed: for pages, which no one offered to
///   readers like us, not for feeds, which are made for them
/// @param look who looks on; null on a visit
public record Request(
    URI url,
    String accept,
    @Nullable Validators known,
    int first,
    @Nullable Map<String, String> form,
    boolean robots,
    @Nullable Look look) {

  /// An operator looks on.
  ///
  /// @param headers sent besides, to the asked host alone: they may hold a secret
  /// @param seen told the status of every answer on the way
  public record Look(Map<String, String> headers, BiConsumer<URI, Integer> seen) {
    public Look {
      headers = Map.copyOf(headers);
    }

    Look withoutHeaders() {
      return new Look(Map.of(), seen);
    }
  }

  public Request {
    form = form == null ? null : Map.copyOf(form);
    if (first < 0) {
      throw new IllegalArgumentException("no fewer than 0 bytes can be asked for: " + first);
    }
  }

  /// Asks for `url` whatever was read before.
  public static Request of(URI url, String accept) {
    return known(url, accept, null);
  }

  /// Asks for `url` unless it is still what it was.
  public static Request known(URI url, String accept, @Nullable Validators known) {
    return new Request(url, accept, known, 0, null, false, null);
  }

  /// Asks for a page that is meant for people, if the host's robots.txt lets us.
  public static Request page(URI url) {
    return page(url, null);
  }

  /// Asks for such a page unless it is still what it was.
  public static Request page(URI url, @Nullable Validators known) {
    String accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
    return new Request(url, accept, known, 0, null, true, null);
  }

  /// Asks for the first `bytes` only. The answer is [Fetched.Fresh], `truncated` where there is
  /// more; a host that knows no ranges is left after as many.
  public static Request first(URI url, String accept, int bytes) {
    return new Request(url, accept, null, Math.max(1, bytes), null, false, null);
  }

  /// Posts a form. Any 2xx is [Fetched.Fresh], with what the host said as its body; only 307 and
  /// 308 carry the form on.
  public static Request post(URI url, Map<String, String> form) {
    return new Request(url, "*/*", null, 0, form, false, null);
  }

  /// As [#of], while an operator looks on.
  public static Request seen(URI url, String accept, Look look) {
    return new Request(url, accept, null, 0, null, false, look);
  }

  /// Whether 304 is an answer to this.
  boolean conditional() {
    return known != null && known.hold(url);
  }

  Request at(URI elsewhere) {
    boolean same =
        url.getAuthority() != null && url.getAuthority().equals(elsewhere.getAuthority());
    Look there = look == null || same ? look : look.withoutHeaders();
    return new Request(elsewhere, accept, known, first, form, robots, there);
  }
}
