package tributary.publish.syndication;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tributary.events.topic.Json;

/// Writes JSON Feed 1.1.
///
/// @param version address of the specification
record JsonFeed(
    String version,
    String title,
    @JsonProperty("home_page_url") String page,
    @JsonProperty("feed_url") String address,
    List<Author> authors,
    List<Piece> items) {

  /// Who wrote it.
  record Author(String name) {}

  /// An entry, as JSON Feed calls its parts.
  record Piece(
      String id,
      String url,
      String title,
      @JsonProperty("content_html") String html,
      String summary,
      @JsonProperty("date_published") Instant published,
      @JsonProperty("date_modified") Instant updated,
      List<String> tags) {
    static Piece of(Entry entry) {
      return new Piece(
          entry.id(),
          entry.page(),
          entry.title(),
          entry.html(),
          entry.summary(),
          entry.published().truncatedTo(ChronoUnit.SECONDS),
          entry.updated().truncatedTo(ChronoUnit.SECONDS),
          entry.subjects());
    }
  }

  static String write(Channel channel) {
    JsonFeed feed =
        new JsonFeed(
            "https://jsonfeed.org/version/1.1",
            channel.title(),
            channel.page(),
            channel.address(Format.JSON),
            List.of(new Author("Tributary")),
            channel.entries().stream().map(Piece::of).toList());
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(feed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(channel.id() + " could not be written as JSON Feed", e);
    }
  }
}
