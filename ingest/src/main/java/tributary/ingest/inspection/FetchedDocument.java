package tributary.ingest.inspection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import tributary.events.topic.Json;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;

/// Fetches a document as a visit does, and tells how that went.
///
/// @param fetcher keeps the manners and the guards
/// @param headers sent besides, to the asked host alone; not told again, as they may hold a secret
public record FetchedDocument(Fetcher fetcher, Map<String, String> headers) {
  private static final String ACCEPT =
      "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
          + " text/xml;q=0.9, text/html;q=0.8, */*;q=0.1";

  /// Fetches and reads what is at `url`; under `fetch` stands how it came.
  ///
  /// @throws InterruptedException when the caller is called off
  public Inspection read(String source, URI url) throws InterruptedException {
    ObjectNode how = Json.MAPPER.createObjectNode();
    how.put("url", url.toString());
    ArrayNode way = how.putArray("answers");
    Request.Look look =
        new Request.Look(
            headers,
            (at, status) -> way.addObject().put("url", at.toString()).put("status", status));
    Fetched fetched = fetcher.fetch(Request.seen(url, ACCEPT, look));
    Inspection inspection;
    if (fetched instanceof Fetched.Fresh(Fetched.Body body)) {
      tell(how, body);
      inspection =
          Inspection.of(
              new Document(source, body.bytes(), body.at(), body.contentType(), body.whole()));
    } else {
      inspection = Inspection.nothing(source, String.valueOf(fetched.problem()));
    }
    how.put("problem", fetched.problem());
    inspection.json().set("fetch", how);
    return inspection;
  }

  private static void tell(ObjectNode how, Fetched.Body body) {
    how.put("at", body.at().toString());
    how.put("permanent", body.permanent().toString());
    how.put("bytes", body.bytes().length);
    how.put("whole", body.whole());
    how.put("truncated", body.truncated());
    how.put("contentType", body.contentType());
    how.put("etag", body.etag());
    how.put("lastModified", body.lastModified());
    how.put("maxAge", body.maxAge() == null ? null : body.maxAge().toString());
    ArrayNode links = how.putArray("links");
    body.links().forEach(links::add);
  }
}
