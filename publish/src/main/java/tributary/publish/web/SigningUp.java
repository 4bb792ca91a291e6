package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tributary.publish.reading.Offer;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.Invitation;
import tributary.publish.subscription.Mailbox;
import tributary.publish.subscription.Reception.Confirmed;
import tributary.publish.subscription.SignUp;
import tributary.publish.subscription.Turnstile;

/// The way onto a list: a form, a mail with a link, and a page with a button behind the link, as
/// mail firewalls follow links by themselves. Who asks learns nothing of who is subscribed: the
/// answer is the same for every address, and takes as long.
public final class SigningUp implements Corner {
  static final String PATH = "/subscribe";
  private static final String LINK = PATH + "/{subscriber}/{expires}/{signature}";

  /// Longer than it takes to write a wish down.
  private static final Duration TAKES = Duration.ofMillis(700);

  private static final String RETRY_SECONDS = "60";

  private final Doorman doorman;
  private final Turnstile turnstile;
  private final Supplier<Offer> offer;
  private final boolean open;
  private final Proxies proxies;

  /// @param doorman sees to those who want mail
  /// @param turnstile how many may ask for it
  /// @param offer what there is; asked at every request
  /// @param open whether anybody may sign up here
  /// @param proxies that say for whom they ask
  public SigningUp(
      Doorman doorman, Turnstile turnstile, Supplier<Offer> offer, boolean open, Proxies proxies) {
    this.proxies = proxies;
    this.doorman = doorman;
    this.turnstile = turnstile;
    this.offer = offer;
    this.open = open;
  }

  @Override
  public void route(JavalinConfig config) {
    if (open) {
      config.routes.get(PATH, ctx -> ctx.html(Page.subscribe(offer.get(), "", null)));
      config.routes.post(PATH, this::signUp);
    } else {
      config.routes.get(PATH, SigningUp::closed);
      config.routes.post(PATH, SigningUp::closed);
    }
    config.routes.get(LINK, this::ask);
    config.routes.post(LINK, this::confirm);
  }

  private static void closed(Context ctx) {
    ctx.status(HttpStatus.FORBIDDEN);
    ctx.html(
        Page.message(
            "By mail",
            "Nobody signs up on these pages.",
            "Whoever runs them puts addresses on the list. The pages are open to everybody."));
  }

  private void signUp(Context ctx) {
    Offer there = offer.get();
    String typed = Optional.ofNullable(ctx.formParam("address")).orElse("");
    List<String> digests =
        there.several()
            ? there.digests(ctx.formParams("digest"))
            : there.digests().stream().map(Offer.Choice::id).toList();
    List<String> subjects = there.subjects(ctx.formParams("subject"));
    Optional<Mailbox> mailbox = Mailbox.read(typed);
    if (mailbox.isEmpty()) {
      again(ctx, there.with(digests, subjects), typed, "This is not one mail address.");
    } else if (digests.isEmpty()) {
      again(ctx, there.with(digests, subjects), typed, "Choose what you want to receive.");
    } else if (turnstile.admits(proxies.peer(ctx))) {
      take(ctx, new SignUp(mailbox.get(), digests, subjects));
    } else {
      tooMany(ctx);
    }
  }

  private static void again(Context ctx, Offer there, String typed, @Nullable String problem) {
    ctx.status(HttpStatus.BAD_REQUEST);
    ctx.html(Page.subscribe(there, typed, problem));
  }

  private void take(Context ctx, SignUp wish) {
    CompletableFuture<Boolean> taken =
        doorman
            .send(reception -> {
              reception.signUp(wish);
              return true;
            })
            .exceptionally(failure -> false);
    CompletableFuture<Boolean> pause =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, TAKES.toMillis(), TimeUnit.MILLISECONDS);
    ctx.future(() ->
        taken
            .thenCombine(pause, (done, over) -> done)
            .thenAccept(done -> {
              if (done) {
                asked(ctx);
              } else {
                later(ctx);
              }
            }));
  }

  private static void asked(Context ctx) {
    ctx.html(
        Page.message(
            "Look into your mailbox",
            "A mail is on its way to you; its link completes what you began.",
            "If none comes within some minutes, look among unwanted mail. Another one can be asked"
                + " for after an hour."));
  }

  private static void tooMany(Context ctx) {
    ctx.status(HttpStatus.TOO_MANY_REQUESTS).header(Header.RETRY_AFTER, RETRY_SECONDS);
    ctx.html(
        Page.message(
            "Too many at once",
            "So many sign-ups came that this one was not taken in.",
            "Please go back and press the button again in some minutes."));
  }

  static void later(Context ctx) {
    ctx.status(HttpStatus.SERVICE_UNAVAILABLE).header(Header.RETRY_AFTER, RETRY_SECONDS);
    ctx.html(
        Page.message(
            "Not yet",
            "This could not be written down just now; nothing has changed.",
            "Please go back and press the button again in a minute."));
  }

  private Optional<Invitation> invitation(Context ctx) {
    return Invitation.read(
            ctx.pathParam("subscriber"), ctx.pathParam("expires"), ctx.pathParam("signature"))
        .filter(doorman::knows);
  }

  private void ask(Context ctx) {
    Optional<Invitation> invitation = invitation(ctx);
    if (invitation.isPresent()) {
      ctx.html(Page.confirm(invitation.get().path()));
    } else {
      foreign(ctx);
    }
  }

  private void confirm(Context ctx) {
    Optional<Invitation> invitation = invitation(ctx);
    if (invitation.isEmpty()) {
      foreign(ctx);
      return;
    }
    Optional<Confirmed> done = doorman.ask(reception -> reception.confirm(invitation.get()));
    if (done.isEmpty()) {
      later(ctx);
      return;
    }
    switch (done.get()) {
      case DONE ->
          ctx.html(Page.welcome(doorman.preferences(invitation.get().subscriber()).path()));
      case TOO_LATE, UNKNOWN -> {
        ctx.status(HttpStatus.GONE);
        ctx.html(
            Page.message(
                "Too late",
                "This link holds no longer.",
                "Sign up again, and a new one comes by mail."));
      }
    }
  }

  private static void foreign(Context ctx) {
    ctx.status(HttpStatus.FORBIDDEN);
    ctx.html(
        Page.message(
            "Not a link of ours",
            "This link was not made here, or is damaged.",
            "Take it whole from the mail that you received."));
  }
}
