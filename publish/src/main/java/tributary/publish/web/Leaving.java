package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.Leave;

/// The way out of a digest (RFC 8058): a GET shows a page and changes nothing, a POST does it, with
/// neither a cookie nor a question. Who asks learns nothing of who is subscribed.
public final class Leaving implements Corner {
  private static final String PATH = "/leave/{digest}/{subscriber}/{signature}";

  private final Doorman doorman;

  /// @param doorman sees to those who want no more mail
  public Leaving(Doorman doorman) {
    this.doorman = doorman;
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get(PATH, this::ask);
    config.routes.post(PATH, this::leave);
  }

  private static Leave wish(Context ctx) {
    return new Leave(
        ctx.pathParam("digest"), ctx.pathParam("subscriber"), ctx.pathParam("signature"));
  }

  private void ask(Context ctx) {
    Leave wish = wish(ctx);
    if (doorman.knows(wish)) {
      ctx.html(Page.leave(wish));
    } else {
      unknown(ctx);
    }
  }

  private void leave(Context ctx) {
    Leave wish = wish(ctx);
    switch (doorman.leave(wish)) {
      case DONE ->
          ctx.html(
              Page.message(
                  "Done",
                  "You will receive " + wish.digest() + " no more.",
                  "What is on its way may still arrive. The pages stay open to you."));
      case UNKNOWN -> unknown(ctx);
      case LATER -> SigningUp.later(ctx);
    }
  }

  private static void unknown(Context ctx) {
    ctx.status(HttpStatus.FORBIDDEN);
    ctx.html(
        Page.message(
            "Not a link of ours",
            "This link was not made here, or is damaged.",
            "Take it whole from the end of a mail that you received."));
  }
}
