package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;
import tributary.publish.reading.Tag;
import tributary.publish.syndication.Sitemap;

/// What search engines ask for: `/robots.txt`, and, where somebody says where the pages are,
/// `/sitemap.xml`.
public final class Finding implements Corner {
  /// Stories in the sitemap, the newest.
  private static final int STORIES = 100_000;

  /// Pages that are for one person, or made anew for every question.
  private static final List<String> CLOSED =
      List.of("/leave/", "/subscribe/", "/preferences/", "/operate", "/search");

  private final Supplier<Shown> shown;

  /// @param shown asked at every request, on the server's threads
  public Finding(Supplier<Shown> shown) {
    this.shown = shown;
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get("/robots.txt", this::robots);
    config.routes.get("/sitemap.xml", this::sitemap);
    config.routes.get("/sitemap-{part}.xml", this::part);
  }

  private void robots(Context ctx) {
    StringBuilder text = new StringBuilder("User-agent: *\n");
    CLOSED.forEach(path -> text.append("Disallow: ").append(path).append('\n'));
    shown
        .get()
        .whereabouts()
        .outside("/sitemap.xml")
        .ifPresent(address -> text.append("\nSitemap: ").append(address).append('\n'));
    ctx.contentType("text/plain; charset=utf-8").result(text.toString());
  }

  private void sitemap(Context ctx) {
    Shown now = shown.get();
    Optional<String> stem = now.whereabouts().outside("/sitemap-");
    if (stem.isEmpty()) {
      missing(ctx);
      return;
    }
    Sitemap sitemap = sitemap(now);
    xml(ctx, sitemap.parts() == 1 ? sitemap.part(1) : sitemap.index(stem.get()));
  }

  private void part(Context ctx) {
    Shown now = shown.get();
    String asked = ctx.pathParam("part");
    if (now.whereabouts().publicUrl() == null || !asked.matches("[1-9][0-9]{0,5}")) {
      missing(ctx);
      return;
    }
    Sitemap sitemap = sitemap(now);
    int number = Integer.parseInt(asked);
    if (number > sitemap.parts()) {
      missing(ctx);
    } else {
      xml(ctx, sitemap.part(number));
    }
  }

  private static void xml(Context ctx, String text) {
    ctx.contentType("application/xml; charset=utf-8").result(text);
  }

  private static void missing(Context ctx) {
    ctx.attribute(
        Matters.WAY_ON, "A sitemap needs publish.web.publicUrl, as its links are absolute. ");
    ctx.status(HttpStatus.NOT_FOUND);
  }

  private static Sitemap sitemap(Shown now) {
    List<Sitemap.Place> places = new ArrayList<>();
    for (Digest edition : now.editions().reversed()) {
      Digest.Revised revised = edition.revised();
      add(
          now,
          places,
          "/editions/" + edition.edition(),
          revised == null ? edition.to() : revised.at());
    }
    for (SubjectTag tag : now.stories().subjects().keySet()) {
      now.stories().about(tag.subject(), 1).stream()
          .map(Story::closedAt)
          .forEach(changed -> add(now, places, "/subjects/" + Tag.segment(tag.subject()), changed));
    }
    now.stories()
        .closed(STORIES)
        .forEach((id, closed) -> add(now, places, "/stories/" + Tag.segment(id), closed));
    return new Sitemap(places);
  }

  private static void add(Shown now, List<Sitemap.Place> places, String path, Instant changed) {
    now.whereabouts()
        .outside(path)
        .ifPresent(address -> places.add(new Sitemap.Place(address, changed)));
  }
}
