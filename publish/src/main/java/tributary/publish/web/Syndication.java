package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;
import tributary.publish.syndication.Channel;
import tributary.publish.syndication.Channels;
import tributary.publish.syndication.Format;
import tributary.publish.syndication.OpmlWriter;

/// What feed readers fetch: `feed.atom` and `feed.json` of every digest and subject, `stories.atom`
/// and `stories.json` of every digest, and what we follow ourselves as `/feeds.opml`.
public final class Syndication implements Corner {
  private final Supplier<Shown> shown;
  private final Map<String, String> digests;
  private final Supplier<List<OpmlWriter.Listed>> followed;

  /// @param shown asked at every request, on the server's threads
  /// @param digests titles of those that are configured, by name
  /// @param followed what is followed; asked likewise
  public Syndication(
      Supplier<Shown> shown,
      Map<String, String> digests,
      Supplier<List<OpmlWriter.Listed>> followed) {
    this.shown = shown;
    this.digests = Map.copyOf(digests);
    this.followed = followed;
  }

  @Override
  public void route(JavalinConfig config) {
    for (Format format : Format.values()) {
      String suffix = "." + format.suffix();
      config.routes.get("/digests/{name}/feed" + suffix, ctx -> editions(ctx, format));
      config.routes.get("/digests/{name}/stories" + suffix, ctx -> stories(ctx, format));
      config.routes.get("/subjects/{id}/feed" + suffix, ctx -> subject(ctx, format));
    }
    config.routes.get("/feeds.opml", this::opml);
  }

  private void editions(Context ctx, Format format) {
    Shown now = shown.get();
    digest(ctx, now)
        .ifPresentOrElse(
            name ->
                Feeding.answer(
                    ctx,
                    channels(ctx, now).editions(name, title(now, name), of(now, name)),
                    format),
            () -> unknownDigest(ctx));
  }

  private void stories(Context ctx, Format format) {
    Shown now = shown.get();
    digest(ctx, now)
        .ifPresentOrElse(
            name ->
                Feeding.answer(
                    ctx, channels(ctx, now).told(name, title(now, name), of(now, name)), format),
            () -> unknownDigest(ctx));
  }

  private void subject(Context ctx, Format format) {
    Shown now = shown.get();
    String id = ctx.pathParam("id");
    List<Story> about = now.stories().about(id, Surveying.STORIES);
    Optional<SubjectTag> tag =
        about.stream()
            .flatMap(story -> story.subjects().stream())
            .filter(one -> one.subject().equals(id))
            .findFirst();
    if (tag.isEmpty()) {
      ctx.attribute(Matters.WAY_ON, "No story is about this subject. ");
      ctx.status(HttpStatus.NOT_FOUND);
      return;
    }
    Channel channel = channels(ctx, now).subject(tag.get(), about, now.holdings());
    Feeding.answer(ctx, channel, format);
  }

  private void opml(Context ctx) {
    ctx.contentType("text/x-opml; charset=utf-8").result(OpmlWriter.write(followed.get()));
  }

  private static Channels channels(Context ctx, Shown now) {
    return new Channels(path -> now.whereabouts().from(ctx, path));
  }

  /// The digest that is asked for, if it is configured or ever came out.
  private Optional<String> digest(Context ctx, Shown now) {
    String name = ctx.pathParam("name");
    return digests.containsKey(name) || !of(now, name).isEmpty()
        ? Optional.of(name)
        : Optional.empty();
  }

  private static List<Digest> of(Shown now, String name) {
    return now.editions().stream().filter(edition -> edition.digest().equals(name)).toList();
  }

  private String title(Shown now, String name) {
    Function<Digest, String> title = Digest::title;
    return of(now, name).stream()
        .findFirst()
        .map(title)
        .orElseGet(() -> digests.getOrDefault(name, name));
  }

  private static void unknownDigest(Context ctx) {
    ctx.attribute(Matters.WAY_ON, "There is no digest of this name. ");
    ctx.status(HttpStatus.NOT_FOUND);
  }
}
