package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.publish.operation.Access;
import tributary.publish.operation.Caller;
import tributary.publish.operation.Order;
import tributary.publish.reading.Operations;
import tributary.publish.reading.Roster;

/// The operators' page: how it all stands, and forms that give instructions. What a form asks for
/// becomes a record; the publisher carries it out.
public final class Operating implements Corner {
  private static final Logger LOG = LoggerFactory.getLogger(Operating.class);
  private static final String PATH = "/operate";
  private static final String COOKIE = "operator";

  /// What a proxy puts on what it hands on.
  private static final List<String> HANDED_ON =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final Proxies proxies;
  private final Access access;
  private final Supplier<Shown> shown;
  private final Supplier<Overview> overview;
  private final Consumer<Instruction> pen;
  private final Clock clock;

  /// @param shown asked at every request, on the server's threads, like `overview`
  /// @param pen writes an instruction, and returns when it is on the log
  /// @param proxies that say for whom they ask
  public Operating(
      Access access,
      Supplier<Shown> shown,
      Supplier<Overview> overview,
      Consumer<Instruction> pen,
      Clock clock,
      Proxies proxies) {
    this.proxies = proxies;
    this.access = access;
    this.shown = shown;
    this.overview = overview;
    this.pen = pen;
    this.clock = clock;
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get(PATH, ctx -> behindTheDoor(ctx, () -> show(ctx, HttpStatus.OK, notice(ctx))));
    config.routes.get(PATH + "/drafts/{edition}", ctx -> behindTheDoor(ctx, () -> draft(ctx)));
    config.routes.post(PATH, ctx -> behindTheDoor(ctx, () -> act(ctx)));
    config.routes.post(PATH + "/enter", this::enter);
    config.routes.post(PATH + "/leave", ctx -> behindTheDoor(ctx, () -> leave(ctx)));
  }

  private Caller caller(Context ctx) {
    String host = ctx.header(Header.HOST);
    return new Caller(
        proxies.peer(ctx),
        host == null ? "" : host,
        HANDED_ON.stream().anyMatch(name -> ctx.header(name) != null),
        ctx.cookie(COOKIE));
  }

  /// Does it for an operator; shows others where they stand.
  private void behindTheDoor(Context ctx, Runnable work) {
    guard(ctx);
    switch (access.standing(caller(ctx))) {
      case OPERATOR -> work.run();
      case STRANGER -> door(ctx, HttpStatus.UNAUTHORIZED, "");
      case SHUT_OUT -> shutOut(ctx);
      case ASTRAY -> astray(ctx);
    }
  }

  /// Browsers name the page that a form comes from only if it may be known to ourselves.
  private static void guard(Context ctx) {
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header(Header.CACHE_CONTROL, "no-store");
    ctx.header("X-Robots-Tag", "noindex");
  }

  private void show(Context ctx, HttpStatus status, String notice) {
    Overview now = overview.get();
    Shown pages = shown.get();
    ctx.status(status);
    ctx.html(
        Page.operate(
            Operations.of(now.board(), pages.editions(), clock.instant(), pages.zone()),
            Roster.of(now.feeds(), clock.instant()),
            now,
            new Page.Form(PATH, access.word(session(ctx)), notice)));
  }

  /// Only words of ours are put on the page.
  private static String notice(Context ctx) {
    return ctx.queryParam("done") == null
        ? ""
        : "The instruction is on the log; the publisher carries it out.";
  }

  private void draft(Context ctx) {
    Draft draft = overview.get().board().draft(ctx.pathParam("edition"));
    if (draft == null) {
      ctx.status(HttpStatus.NOT_FOUND);
    } else {
      ctx.html(Page.edition(draft.digest(), shown.get()));
    }
  }

  private void act(Context ctx) {
    if (!genuine(ctx)) {
      forged(ctx);
      return;
    }
    Instruction instruction;
    try {
      instruction =
          new Order(ctx.formParam("what"), ctx.formParam("about"), ctx.formParam("text"))
              .instruction(access.begin(), clock.instant(), this::known);
    } catch (IllegalArgumentException e) {
      show(ctx, HttpStatus.BAD_REQUEST, "Nothing was done. " + e.getMessage());
      return;
    }
    try {
      pen.accept(instruction);
    } catch (RuntimeException e) {
      LOG.error("An operator's instruction could not be written: {}", e.getMessage());
      show(
          ctx,
          HttpStatus.SERVICE_UNAVAILABLE,
          "Nothing was done: the instruction could not be written. Why is in the log.");
      return;
    }
    LOG.info("Operator: {} {}", Order.words(instruction.what()), instruction.about());
    ctx.redirect(PATH + "?done=1", HttpStatus.SEE_OTHER);
  }

  private boolean known(Instruction.What what, String id) {
    Shown now = shown.get();
    return switch (what) {
      case APPROVE, REJECT -> overview.get().board().draft(id) != null;
      case PUBLISH -> overview.get().digests().contains(id);
      case REVISE -> now.edition(id).isPresent() || overview.get().board().draft(id) != null;
      case SUPPRESS -> now.items().has(id);
      case RESTORE -> now.items().has(id) || overview.get().board().named(id) || told(now, id);
      case CORRECT, TAKE_DOWN -> told(now, id);
      case RESEND, ARRIVED -> overview.get().board().deliveries().held(id);
    };
  }

  private static boolean told(Shown now, String story) {
    return now.stories().story(story).isPresent();
  }

  private boolean genuine(Context ctx) {
    return access.genuine(
        caller(ctx), ctx.formParam("word"), ctx.header("Origin"), ctx.header("Sec-Fetch-Site"));
  }

  private void enter(Context ctx) {
    guard(ctx);
    Caller caller = caller(ctx);
    switch (access.standing(caller)) {
      case OPERATOR -> ctx.redirect(PATH, HttpStatus.SEE_OTHER);
      case SHUT_OUT -> shutOut(ctx);
      case ASTRAY -> astray(ctx);
      case STRANGER -> {
        if (genuine(ctx)) {
          enter(ctx, caller, ctx.formParam("token"));
        } else {
          forged(ctx);
        }
      }
    }
  }

  private void enter(Context ctx, Caller caller, @Nullable String token) {
    String session = access.begin();
    switch (access.enter(caller, token == null ? "" : token.strip(), session)) {
      case ADMITTED -> {
        give(ctx, session);
        ctx.redirect(PATH, HttpStatus.SEE_OTHER);
      }
      case WRONG -> door(ctx, HttpStatus.FORBIDDEN, "That is not the token.");
      case TOO_OFTEN -> {
        ctx.header(Header.RETRY_AFTER, "60");
        door(
            ctx,
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many wrong tokens came from there: try again in a minute.");
      }
    }
  }

  private void leave(Context ctx) {
    if (!genuine(ctx)) {
      forged(ctx);
      return;
    }
    Access.session(caller(ctx)).ifPresent(access::leave);
    ctx.removeCookie(COOKIE, PATH);
    ctx.redirect(PATH, HttpStatus.SEE_OTHER);
  }

  /// The session that the caller brings, else one that is given now.
  private String session(Context ctx) {
    return Access.session(caller(ctx))
        .orElseGet(() -> {
          String session = access.begin();
          give(ctx, session);
          return session;
        });
  }

  private void give(Context ctx, String session) {
    boolean secure = access.secure(caller(ctx));
    ctx.cookie(new Cookie(COOKIE, session, PATH, -1, secure, true, null, SameSite.STRICT));
  }

  private void door(Context ctx, HttpStatus status, String notice) {
    ctx.status(status);
    ctx.html(Page.door(new Page.Form(PATH + "/enter", access.word(session(ctx)), notice)));
  }

  private static void shutOut(Context ctx) {
    ctx.status(HttpStatus.FORBIDDEN);
    ctx.html(
        Page.message(
            "For operators",
            "This page is shown on the machine that publishes, as long as its pages are for that"
                + " machine alone.",
            "To reach it from elsewhere, set publish.web.operatorToken."));
  }

  private static void astray(Context ctx) {
    ctx.status(HttpStatus.MISDIRECTED_REQUEST);
    ctx.html(
        Page.message(
            "For operators",
            "This page is not shown under the name by which you asked for it.",
            "It answers to the host of publish.web.publicUrl, and on its own machine to"
                + " localhost."));
  }

  private static void forged(Context ctx) {
    ctx.status(HttpStatus.FORBIDDEN);
    ctx.html(
        Page.message(
            "Nothing was done",
            "This form was not sent from a page that was shown to you since the last start.",
            "Open the operators' page again, and send it from there."));
  }
}
