package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import tributary.events.item.Kind;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;
import tributary.publish.library.Asked;
import tributary.publish.library.Hits;
import tributary.publish.library.Inquiry;
import tributary.publish.library.Library;
import tributary.publish.library.Terms;
import tributary.publish.reading.SearchReader;
import tributary.publish.reading.SearchView;
import tributary.publish.syndication.Channels;
import tributary.publish.syndication.Format;

/// The search page, and the same as a feed: `/search.atom` and `/search.json`. Without a question
/// it shows the newest and what can be asked.
public final class Searching implements Corner {
  private static final List<String> FIELDS =
      List.of("kind", "subject", "outlet", "after", "before");

  private final Supplier<Shown> shown;
  private final Supplier<Library> library;
  private final Clock clock;

  /// @param clock says from when age counts
  public Searching(Supplier<Shown> shown, Supplier<Library> library, Clock clock) {
    this.shown = shown;
    this.library = library;
    this.clock = clock;
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get("/search", this::search);
    for (Format format : Format.values()) {
      config.routes.get("/search." + format.suffix(), ctx -> feed(ctx, format));
    }
  }

  /// True where the question is too long, and that is answered.
  private static boolean tooLong(Context ctx) {
    boolean tooLong = value(ctx, "q").length() > Asked.LONGEST;
    if (tooLong) {
      ctx.status(HttpStatus.CONTENT_TOO_LARGE);
      ctx.html(
          Page.message(
              "Search",
              "That is too long to be looked up.",
              "A question has at most 1,000 characters. A few words that stand in the text will"
                  + " do."));
    }
    return tooLong;
  }

  /// What was told last of what is looked for, whatever the order of the page.
  private void feed(Context ctx, Format format) {
    if (tooLong(ctx)) {
      return;
    }
    Shown now = shown.get();
    Inquiry inquiry = question(ctx, now, true).inquiry();
    Hits hits = library.get().find(inquiry, terms(now), 0, Channels.ENTRIES);
    List<Story> stories =
        hits.found().stream()
            .flatMap(found -> now.stories().story(found.story()).stream())
            .toList();
    SearchReader reader = new SearchReader(form(ctx, inquiry, now), now.holdings());
    Channels channels = new Channels(path -> now.whereabouts().from(ctx, path));
    Feeding.answer(
        ctx, channels.search(reader.title(), reader.question(), stories, now.holdings()), format);
  }

  private void search(Context ctx) {
    if (tooLong(ctx)) {
      return;
    }
    Shown now = shown.get();
    Question question = question(ctx, now, value(ctx, "sort").equals("newest"));
    Hits hits =
        library.get().find(question.inquiry(), terms(now), question.from(), SearchReader.LENGTH);
    if (question.page() > 1 && hits.found().isEmpty()) {
      missing(ctx, hits);
      return;
    }
    SearchView.Form form = form(ctx, question.inquiry(), now);
    SearchReader reader = new SearchReader(form, now.holdings());
    ctx.html(Page.search(reader.read(hits, question.notices(), question.page())));
  }

  private record Question(Inquiry inquiry, List<String> notices, int page) {
    int from() {
      return (page - 1) * SearchReader.LENGTH;
    }
  }

  private static Question question(Context ctx, Shown now, boolean newest) {
    Asked asked = new Asked().text(value(ctx, "q"));
    FIELDS.forEach(name -> asked.filter(name, value(ctx, name)));
    Inquiry inquiry = asked.inquiry(newest);
    return new Question(named(inquiry, now), asked.notices(), page(ctx));
  }

  /// A subject may be asked for by its name, too.
  private static Inquiry named(Inquiry inquiry, Shown now) {
    String wanted = inquiry.subject();
    return wanted == null
        ? inquiry
        : now.stories().subjects().keySet().stream()
            .filter(tag -> tag.name().equalsIgnoreCase(wanted))
            .findFirst()
            .map(tag -> inquiry.about(tag.subject()))
            .orElse(inquiry);
  }

  private Terms terms(Shown now) {
    return new Terms(
        now.zone(), clock.instant().truncatedTo(ChronoUnit.HOURS), now.stories()::under);
  }

  private static SearchView.Form form(Context ctx, Inquiry inquiry, Shown now) {
    Kind kind = inquiry.kind();
    return new SearchView.Form(
        value(ctx, "q"),
        kind == null ? "" : kind.name().toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(inquiry.subject(), ""),
        Objects.requireNonNullElse(inquiry.outlet(), ""),
        inquiry.from() == null ? "" : inquiry.from().toString(),
        inquiry.to() == null ? "" : inquiry.to().toString(),
        value(ctx, "sort").equals("newest"),
        now.stories().subjects().keySet().stream().map(Searching::choice).toList());
  }

  private static SearchView.Choice choice(SubjectTag tag) {
    return new SearchView.Choice(tag.subject(), tag.name());
  }

  private static String value(Context ctx, String name) {
    String value = ctx.queryParam(name);
    return value == null ? "" : value.strip();
  }

  /// 1 where none is named; one that cannot be is past every last one.
  private static int page(Context ctx) {
    String page = value(ctx, "page");
    return page.isEmpty()
        ? 1
        : page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1_000_000;
  }

  private static void missing(Context ctx, Hits hits) {
    int pages = Math.max(1, (hits.stories() + SearchReader.LENGTH - 1) / SearchReader.LENGTH);
    ctx.attribute(Matters.WAY_ON, "There are pages 1 to " + pages + " of what was found. ");
    ctx.status(HttpStatus.NOT_FOUND);
  }
}
