package tributary.publish.web;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Ids;
import tributary.publish.reading.Head;
import tributary.publish.reading.Tag;
import tributary.publish.syndication.Channel;
import tributary.publish.syndication.Format;

/// Hands out feeds of ours. Who says which state is known already is told in an empty answer that
/// nothing has changed (RFC 9110, section 13).
final class Feeding {
  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

  private Feeding() {}

  /// Answers with a feed. Its entity tag is made of its bytes; where the request names one, it
  /// alone decides, which the server sees to.
  static void answer(Context ctx, Channel channel, Format format) {
    Instant changed = channel.updated().truncatedTo(ChronoUnit.SECONDS);
    ctx.header(Header.LAST_MODIFIED, HTTP_DATE.format(changed.atOffset(ZoneOffset.UTC)));
    if (ctx.header(Header.IF_NONE_MATCH) == null && knows(ctx, changed)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    String text = format.write(channel);
    ctx.header(Header.ETAG, '"' + Ids.hash(text) + '"');
    ctx.contentType(format.type() + "; charset=utf-8").result(text);
  }

  private static boolean knows(Context ctx, Instant changed) {
    String since = ctx.header(Header.IF_MODIFIED_SINCE);
    try {
      return since != null && !changed.isAfter(HTTP_DATE.parse(since, Instant::from));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// Where a page says that its digest can be followed.
  static List<Head.Feed> ofDigest(String name, @Nullable String title) {
    String stem = "/digests/" + name;
    String shown = title == null ? name : title;
    return List.of(
        new Head.Feed(shown, Format.ATOM.type(), stem + "/feed.atom"),
        new Head.Feed(shown, Format.JSON.type(), stem + "/feed.json"),
        new Head.Feed(shown + ", story by story", Format.ATOM.type(), stem + "/stories.atom"));
  }

  /// Where a page says that its subject can be followed.
  static List<Head.Feed> ofSubject(Tag subject) {
    return List.of(
        new Head.Feed(subject.name(), Format.ATOM.type(), subject.path() + "/feed.atom"),
        new Head.Feed(subject.name(), Format.JSON.type(), subject.path() + "/feed.json"));
  }
}
