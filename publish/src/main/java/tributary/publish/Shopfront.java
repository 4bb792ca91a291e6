package tributary.publish;

import java.util.List;
import java.util.function.Consumer;
import tributary.events.digest.Digest;
import tributary.events.digest.Instruction;
import tributary.events.topic.Topics;
import tributary.publish.digest.Plan;
import tributary.publish.operation.Access;
import tributary.publish.operation.Board;
import tributary.publish.reading.Offer;
import tributary.publish.shelf.Following;
import tributary.publish.subscription.Turnstile;
import tributary.publish.web.Choosing;
import tributary.publish.web.Corner;
import tributary.publish.web.FeedRoster;
import tributary.publish.web.Finding;
import tributary.publish.web.Leaving;
import tributary.publish.web.Operating;
import tributary.publish.web.Overview;
import tributary.publish.web.Programs;
import tributary.publish.web.Searching;
import tributary.publish.web.Shown;
import tributary.publish.web.SigningUp;
import tributary.publish.web.Syndication;

/// What the web's threads see of the publisher, as its thread last put it there: it outlives the
/// sessions. Safe to share between threads.
final class Shopfront {
  private final Topics topics;
  private final Means means;
  private final Showing showing;
  private volatile Stock stock;
  private volatile List<Digest> editions = List.of();
  private volatile Following following = new Following();
  private volatile Board board = new Board();
  private volatile Health health = new Health(null, 0, 0, 0, 0, List.of("Not started."));
  private volatile Consumer<Instruction> pen =
      instruction -> {
        throw new IllegalStateException("nobody was told where instructions go");
      };

  Shopfront(Topics topics, Means means) {
    this.topics = topics;
    this.means = means;
    this.stock = means.stock();
    this.showing =
        new Showing(
            means.config().plans(), means.withheld(), means.config().web().place(), means.clock());
  }

  /// Shows how a session stands.
  void take(Desk desk) {
    stock = desk.stock();
    editions = desk.editions();
    following = desk.following();
    board = desk.board();
    health = desk.health();
  }

  /// Says what is wrong now, in place of what was.
  void problem(String sentence) {
    Health last = health;
    health =
        new Health(
            last.closed(),
            last.stories(),
            last.editions(),
            last.sent(),
            last.held(),
            List.of(sentence));
  }

  /// Says who writes down what operators want done.
  void instructTo(Consumer<Instruction> writer) {
    pen = writer;
  }

  Shown shown() {
    return showing.of(editions, stock);
  }

  List<Digest> editions() {
    return editions;
  }

  Board board() {
    return board;
  }

  Health health() {
    return health;
  }

  /// The parts of the site.
  List<Corner> corners() {
    PublishConfig config = means.config();
    return List.of(
        new FeedRoster(() -> following.watched(), means.clock()),
        new Searching(this::shown, () -> stock.library(), means.clock()),
        new SigningUp(
            means.doorman(),
            new Turnstile(means.clock()),
            this::offer,
            config.web().takesSignUps(),
            config.web().trusted()),
        new Choosing(means.doorman(), this::offer),
        new Leaving(means.doorman()),
        new Syndication(this::shown, config.titles(), () -> Showing.listed(following)),
        new Finding(this::shown),
        new Programs(topics),
        new Operating(
            access(),
            this::shown,
            this::overview,
            i -> pen.accept(i),
            means.clock(),
            config.web().trusted()));
  }

  private Offer offer() {
    return showing.offer(editions);
  }

  private Access access() {
    WebConfig web = means.config().web();
    return new Access(web.publicUrl(), web.operatorToken(), means.clock());
  }

  private Overview overview() {
    List<String> digests = means.config().plans().stream().map(Plan::name).toList();
    return new Overview(board, following.watched(), digests, health.problems());
  }
}
