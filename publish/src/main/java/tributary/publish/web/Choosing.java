package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Subscriber;
import tributary.events.digest.Subscriber.Standing;
import tributary.publish.reading.Offer;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.Preferences;
import tributary.publish.subscription.Reception.Forgotten;

/// What somebody receives, behind a link that only he has: to be changed, left, and forgotten. The
/// address is not on the page, as mails are passed on.
public final class Choosing implements Corner {
  private static final String PATH = "/preferences/{subscriber}/{signature}";

  private final Doorman doorman;
  private final Supplier<Offer> offer;

  /// @param doorman sees to what is chosen
  /// @param offer what there is; asked at every request
  public Choosing(Doorman doorman, Supplier<Offer> offer) {
    this.doorman = doorman;
    this.offer = offer;
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get(PATH, this::show);
    config.routes.post(PATH, this::change);
  }

  private Optional<Preferences> link(Context ctx) {
    return Optional.of(new Preferences(ctx.pathParam("subscriber"), ctx.pathParam("signature")))
        .filter(doorman::knows);
  }

  private void show(Context ctx) {
    link(ctx).ifPresentOrElse(link -> show(ctx, link), () -> unknown(ctx));
  }

  private void show(Context ctx, Preferences link) {
    Optional<Optional<Subscriber>> who =
        doorman.ask(reception -> reception.look(link.subscriber()));
    if (who.isEmpty()) {
      SigningUp.later(ctx);
    } else {
      who.get().ifPresentOrElse(there -> page(ctx, link, there, null), () -> unknown(ctx));
    }
  }

  private void change(Context ctx) {
    Optional<Preferences> link = link(ctx);
    if (link.isEmpty()) {
      unknown(ctx);
    } else if (ctx.formParam("forget") != null) {
      forget(ctx, link.get());
    } else if (ctx.formParam("leave") != null) {
      choose(ctx, link.get(), List.of());
    } else {
      choose(ctx, link.get(), offer.get().digests(ctx.formParams("digest")));
    }
  }

  private void choose(Context ctx, Preferences link, List<String> digests) {
    Offer there = offer.get();
    boolean leaving = ctx.formParam("leave") != null;
    Optional<Optional<Subscriber>> who =
        doorman.ask(reception ->
            reception
                .look(link.subscriber())
                .flatMap(before -> {
                  List<String> subjects =
                      leaving
                          ? before.subjects()
                          : there
                              .with(List.of(), before.subjects())
                              .subjects(ctx.formParams("subject"));
                  return reception.choose(before.id(), digests, subjects);
                }));
    if (who.isEmpty()) {
      SigningUp.later(ctx);
      return;
    }
    String done =
        digests.isEmpty()
            ? "Saved: nothing comes to you any more. What is on its way may still arrive."
            : "Saved. The next mail goes by it.";
    who.get().ifPresentOrElse(now -> page(ctx, link, now, done), () -> unknown(ctx));
  }

  private void page(Context ctx, Preferences link, Subscriber who, @Nullable String done) {
    List<String> digests =
        who.digests().stream().filter(digest -> !who.left().contains(digest)).toList();
    String trouble =
        who.standing() == Standing.ACTIVE
            ? null
            : "Nothing is sent to you: your mailbox refused our mail, or you wished so. Sign up"
                + " again to change that.";
    ctx.html(
        Page.preferences(offer.get().with(digests, who.subjects()), link.path(), done, trouble));
  }

  private void forget(Context ctx, Preferences link) {
    Optional<Forgotten> done = doorman.ask(reception -> reception.forget(link.subscriber()));
    if (done.isEmpty()) {
      SigningUp.later(ctx);
      return;
    }
    switch (done.get()) {
      case DONE ->
          ctx.html(
              Page.message(
                  "Forgotten",
                  "Nothing comes to you any more, and your address is erased.",
                  "Within a day it can be read nowhere here. What is on its way may still arrive;"
                      + " the pages stay open to you."));
      case CONFIGURED ->
          ctx.html(
              Page.message(
                  "Half forgotten",
                  "Nothing comes to you any more.",
                  "Your address stands in a file of whoever runs this, who alone can take it out"
                      + " there; it is forgotten then."));
      case UNKNOWN -> unknown(ctx);
    }
  }

  private static void unknown(Context ctx) {
    ctx.status(HttpStatus.FORBIDDEN);
    ctx.html(
        Page.message(
            "Not a link of ours",
            "This link was not made here, is damaged, or belongs to nobody any more.",
            "Take it whole from the end of a mail that you received."));
  }
}
