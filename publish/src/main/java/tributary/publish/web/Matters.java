package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.story.Story;
import tributary.publish.reading.EpisodeView;
import tributary.publish.reading.Outline;
import tributary.publish.reading.SourceList;
import tributary.publish.reading.StoryView;
import tributary.publish.reading.SubjectView;
import tributary.publish.shelf.Notice;
import tributary.publish.subject.SubjectPage;

/// The pages of stories, episodes and subjects, made of the latest there is of them.
final class Matters implements Corner, AutoCloseable {
  /// What a page that is not there says to go on with.
  static final String WAY_ON = "way-on";

  /// After which a subject that is being surveyed is looked at again.
  private static final int SECONDS = 3;

  private final Supplier<Shown> shown;
  private final Surveys surveys;
  private final Printed printed = new Printed();

  Matters(Supplier<Shown> shown) {
    this.shown = shown;
    this.surveys = new Surveys(shown);
  }

  /// Surveys the subjects from here on.
  void start() {
    surveys.start();
  }

  @Override
  public void close() {
    surveys.close();
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get("/stories/{id}", this::story);
    config.routes.get("/episodes/{id}", this::episode);
    config.routes.get("/subjects", this::subjects);
    config.routes.get("/subjects/{id}", this::subject);
    config.routes.get("/subjects/{id}/insights", this::insights);
    config.routes.get("/subjects/{id}/sources", this::sources);
  }

  private void story(Context ctx) {
    Shown now = shown.get();
    String id = ctx.pathParam("id");
    Optional<Story> story = now.stories().story(id);
    if (story.isEmpty()) {
      missing(
          ctx,
          now.stories().notices(id).stream()
              .filter(Notice::retracted)
              .map(notice -> "It was taken down: " + notice.text() + " ")
              .findFirst()
              .orElse("A story is forgotten some time after its last report. "));
    } else if (!story.get().id().equals(id)) {
      ctx.redirect("/stories/" + story.get().id(), HttpStatus.MOVED_PERMANENTLY);
    } else {
      ctx.html(Page.story(StoryView.of(story.get(), now.holdings()), now));
    }
  }

  private void episode(Context ctx) {
    Shown now = shown.get();
    Optional<Item> item = now.items().item(ctx.pathParam("id"));
    if (item.isEmpty()) {
      missing(ctx, "An episode that its publisher took back is not kept. ");
    } else if (item.get().kind() != Kind.PODCAST) {
      ctx.redirect("/stories/" + item.get().story());
    } else {
      EpisodeView episode = EpisodeView.of(item.get(), now.holdings());
      ctx.html(Page.episode(episode, "/episodes/" + item.get().id(), now));
    }
  }

  private void subjects(Context ctx) {
    ctx.html(Page.subjects(shown.get().stories().subjects()));
  }

  private void subject(Context ctx) {
    Shown now = shown.get();
    surveyed(ctx, now)
        .ifPresent(page ->
            ctx.html(
                printed.of(
                    page, now, () -> Page.subject(SubjectView.of(page, now.holdings()), now))));
  }

  /// The subject that is asked for; empty, and answered, where there is no page of it yet.
  private Optional<SubjectPage> surveyed(Context ctx, Shown now) {
    String id = ctx.pathParam("id");
    return switch (surveys.page(id, now)) {
      case Surveys.Standing.Whole(SubjectPage page) -> Optional.of(page);
      case Surveys.Standing.Unknown() -> {
        unknownSubject(ctx);
        yield Optional.empty();
      }
      case Surveys.Standing.Soon() -> {
        soon(ctx, id, now);
        yield Optional.empty();
      }
    };
  }

  /// A browser looks again by itself; search engines are not to keep what they see.
  private static void soon(Context ctx, String id, Shown now) {
    Outline outline =
        Outline.of(
            id, now.stories().about(id, Outline.STORIES), Surveying.count(id, now), now.zone());
    ctx.header("Refresh", Integer.toString(SECONDS));
    ctx.header("X-Robots-Tag", "noindex");
    ctx.html(Page.outline(outline));
  }

  private void insights(Context ctx) {
    Shown now = shown.get();
    Optional<SubjectPage> page = surveyed(ctx, now);
    if (page.isEmpty()) {
      return;
    }
    OptionalInt number = number(ctx, page.get().insights().size(), SubjectView.INSIGHTS);
    if (number.isPresent()) {
      ctx.html(Page.insights(SubjectView.insights(page.get(), number.getAsInt(), now.holdings())));
    }
  }

  private void sources(Context ctx) {
    Shown now = shown.get();
    Optional<SubjectPage> page = surveyed(ctx, now);
    if (page.isEmpty()) {
      return;
    }
    OptionalInt number = number(ctx, page.get().sources().size(), SourceList.LENGTH);
    if (number.isPresent()) {
      ctx.html(Page.sources(page.get(), number.getAsInt(), now.holdings()));
    }
  }

  /// The page that is asked for; empty, and said to be missing, where there is none of that number.
  private static OptionalInt number(Context ctx, int size, int length) {
    String asked = ctx.queryParam("page");
    int pages = Math.max(1, (size + length - 1) / length);
    if (asked == null) {
      return OptionalInt.of(1);
    }
    if (asked.matches("[1-9][0-9]{0,8}") && Integer.parseInt(asked) <= pages) {
      return OptionalInt.of(Integer.parseInt(asked));
    }
    missing(ctx, "There are pages 1 to " + pages + " here. ");
    return OptionalInt.empty();
  }

  private static void unknownSubject(Context ctx) {
    missing(ctx, "No story is about this subject. ");
  }

  private static void missing(Context ctx, String wayOn) {
    ctx.attribute(WAY_ON, wayOn);
    ctx.status(HttpStatus.NOT_FOUND);
  }
}
