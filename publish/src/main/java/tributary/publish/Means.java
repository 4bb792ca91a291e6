package tributary.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import tributary.events.run.Run;
import tributary.publish.bounce.Returns;
import tributary.publish.email.Outbox;
import tributary.publish.email.Postman;
import tributary.publish.email.Sender;
import tributary.publish.library.Library;
import tributary.publish.model.Commentator;
import tributary.publish.shelf.Stories;
import tributary.publish.shelf.Withheld;
import tributary.publish.subscription.Doorman;
import tributary.publish.subscription.LinkKey;

/// What the sessions of a publisher work with; outlives them.
///
/// @param stocks of all runs
/// @param stock of the run that a session works with
/// @param returns what brings back mails that could not be delivered
/// @param pages where they stand, once they are served
/// @param stop whether a session ends
record Means(
    PublishConfig config,
    Stocks stocks,
    Stock stock,
    Withheld withheld,
    Optional<Commentator> commentator,
    Postman postman,
    Sender sender,
    Optional<Returns> returns,
    Doorman doorman,
    Standpoint pages,
    Clock clock,
    BooleanSupplier stop) {

  /// @param data folder for the outbox, the library and the key of the links in mails
  /// @param instance names the library
  /// @param patience how long somebody on the web waits for the publishing thread
  /// @throws IllegalStateException if the library's folder is in use or cannot be written
  static Means of(
      PublishConfig config,
      Path data,
      String instance,
      Duration patience,
      Clock clock,
      BooleanSupplier stop) {
    LinkKey key = config.web().key(data);
    Standpoint pages = new Standpoint(config.web());
    Sender sender = config.mail().sender(new SiteExits(pages, key));
    Path shelves = data.resolve("library").resolve(instance);
    Withheld withheld = new Withheld();
    Stocks stocks = new Stocks(shelves, withheld);
    return new Means(
        config,
        stocks,
        stocks.of(Run.MAIN),
        withheld,
        config.model().commentator(data, clock),
        postman(config, data, sender),
        sender,
        Optional.ofNullable(config.mail().bounces()).map(BouncesConfig::returns),
        new Doorman(key, patience),
        pages,
        clock,
        stop);
  }

  /// The same for a session with another stock and another end.
  Means of(Stock other, BooleanSupplier end) {
    return new Means(
        config,
        stocks,
        other,
        withheld,
        commentator,
        postman,
        sender,
        returns,
        doorman,
        pages,
        clock,
        end);
  }

  Library library() {
    return stock.library();
  }

  Stories stories() {
    return stock.stories();
  }

  /// Begins what goes on beside the publishing thread.
  void start() {
    returns.ifPresent(Returns::start);
    Optional.ofNullable(config.mail().dkim()).ifPresent(DkimConfig::lookUp);
  }

  private static Postman postman(PublishConfig config, Path data, Sender sender) {
    String host = config.mail().smtp().host();
    return host == null
        ? new Outbox(data.resolve("outbox"), sender)
        : config.mail().smtp().at(host, sender);
  }
}
