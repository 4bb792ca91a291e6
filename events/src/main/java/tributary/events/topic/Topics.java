package tributary.events.topic;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.events.digest.Subscriber;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.item.Vector;
import tributary.events.letter.Settlement;
import tributary.events.run.Live;
import tributary.events.run.Run;
import tributary.events.story.Assignment;
import tributary.events.story.Story;
import tributary.events.subject.SubjectModel;

/// Every topic of the house. `docs/topics.md` is printed from [#all].
///
/// @param prefix put before every name; may be empty
/// @param run whose items, assignments and stories these are; all else is there once
public record Topics(String prefix, String run) {
  private static final Kept COMPACTED = new Kept.Compacted();
  private static final Kept FOREVER = new Kept.Forever();

  /// Those of the run that is there from the beginning.
  public Topics(String prefix) {
    this(prefix, Run.MAIN);
  }

  /// What is followed. Any producer may write here, on any partition and under any key.
  public Topic<Feed> feeds() {
    return spread(
        "feeds",
        new JsonSerde<>(
            Feed.class, "tributary.feed", Writer.APP.source(), 1, Label.of(Feed::id), true),
        new Kept.Shared(),
        Writer.APP,
        "feed id, or a key of yours → Feed");
  }

  public Topic<FeedStatus> feedStatus() {
    return spread(
        "feed-status",
        json(FeedStatus.class, "feed-status", Writer.INGEST, Labels.FEED_STATUS),
        COMPACTED,
        Writer.INGEST,
        "feed id → FeedStatus");
  }

  public Topic<Marked<RawItem>> posts() {
    return raw("posts");
  }

  public Topic<Marked<RawItem>> podcasts() {
    return raw("podcasts");
  }

  public Topic<Marked<RawItem>> articles() {
    return raw("articles");
  }

  /// The raw topic of a kind.
  public Topic<Marked<RawItem>> raw(Kind kind) {
    return switch (kind) {
      case POST -> posts();
      case PODCAST -> podcasts();
      case ARTICLE -> articles();
    };
  }

  /// Which story each item tells, on its way back to the partition that holds the item's text. Kept
  /// for ever, as its stamps are those of the items: after a long stop, or in a replay, a bound by
  /// age would delete decisions before they are read.
  public Topic<Marked<Assignment>> assignments() {
    JsonSerde<Assignment> values =
        json(
            Assignment.class,
            "assignment",
            Writer.ENRICH,
            Label.of(Assignment::item).version(Assignment::version).at(Assignment::at));
    return spread(
        ofRun("assignments"),
        new MarkedSerde<>(values),
        FOREVER,
        Writer.ENRICH,
        "item id → Assignment; `mark` → Mark of the decision task");
  }

  /// What texts mean: written once a text, read back by every instance of enrich and by replays.
  public Topic<Vector> vectors() {
    return spread(
        "vectors",
        json(Vector.class, "vector", Writer.ENRICH, Label.of(Vector::key)),
        COMPACTED,
        Writer.ENRICH,
        "model and hash of the text → Vector");
  }

  /// What was learnt of subjects. A model is never changed, so each has a key of its own; one
  /// partition, as all of them are read everywhere.
  public Topic<SubjectModel> subjectModels() {
    return single(
        "subject-models",
        json(
            SubjectModel.class,
            "subject-model",
            Writer.APP,
            Label.of(SubjectModel::id).at(SubjectModel::trainedAt)),
        COMPACTED,
        Writer.APP,
        "model id → SubjectModel");
  }

  public Topic<Item> items() {
    return spread(
        ofRun("items"),
        json(Item.class, "item", Writer.ENRICH, Labels.ITEM),
        FOREVER,
        Writer.ENRICH,
        "item id → Item");
  }

  /// The stories as a run finds them. Who subscribes from outside reads [#told], which goes on over
  /// a switch to another run.
  public Topic<Marked<Story>> stories() {
    return stories("stories-" + run, Writer.ENRICH);
  }

  /// The stories of the run that readers follow, whichever it is: versions rise over a switch too.
  public Topic<Marked<Story>> told() {
    return stories("stories", Writer.PUBLISH);
  }

  private Topic<Marked<Story>> stories(String name, Writer writer) {
    JsonSerde<Story> values =
        json(
            Story.class,
            "story",
            writer,
            Label.of(Story::id).version(Story::version).at(Story::closedAt));
    return spread(
        name,
        new MarkedSerde<>(values),
        COMPACTED,
        writer,
        "story id → Story; `mark-N` → Mark of partition N");
  }

  public Topic<Digest> digests() {
    JsonSerde<Digest> values = json(Digest.class, "digest", Writer.PUBLISH, Labels.DIGEST);
    return single("digests", values, FOREVER, Writer.PUBLISH, "edition id → Digest");
  }

  /// Editions that wait for approval. What was decided about is deleted.
  public Topic<Draft> drafts() {
    JsonSerde<Draft> values =
        json(
            Draft.class,
            "draft",
            Writer.PUBLISH,
            Label.of(Draft::edition).version(Draft::hash).at(Draft::made));
    return single("drafts", values, COMPACTED, Writer.PUBLISH, "edition id → Draft");
  }

  public Topic<Subscriber> subscribers() {
    JsonSerde<Subscriber> values =
        json(Subscriber.class, "subscriber", Writer.PUBLISH, Label.of(Subscriber::id));
    return single(
        "subscribers",
        values,
        new Kept.Forgetting(Duration.ofHours(12)),
        Writer.PUBLISH,
        "random id → Subscriber");
  }

  public Topic<Delivery> deliveries() {
    JsonSerde<Delivery> values = json(Delivery.class, "delivery", Writer.PUBLISH, Labels.DELIVERY);
    return single(
        "deliveries",
        values,
        new Kept.Recent(Duration.ofDays(365)),
        Writer.PUBLISH,
        "edition id and subscriber id → Delivery");
  }

  /// What operators want done. The publisher carries it out, and goes by it ever after.
  public Topic<Instruction> instructions() {
    JsonSerde<Instruction> values =
        json(
            Instruction.class,
            "instruction",
            Writer.APP,
            Label.of(Instruction::id).at(Instruction::at));
    return single("instructions", values, FOREVER, Writer.APP, "random id → Instruction");
  }

  /// The runs that there are besides the first.
  public Topic<Run> runs() {
    return single(
        "runs",
        json(Run.class, "run", Writer.APP, Label.of(Run::name).version(Run::state).at(Run::begun)),
        COMPACTED,
        Writer.APP,
        "run's name → Run");
  }

  /// Which run readers follow.
  public Topic<Live> live() {
    return single(
        "live",
        json(
            Live.class,
            "live",
            Writer.APP,
            Label.of(Live::run).version(Live::turn).at(Live::since)),
        COMPACTED,
        Writer.APP,
        "`live` → Live");
  }

  /// What could not be handled, bytes as they came, with headers that tell where from and why.
  public Topic<byte[]> deadLetters() {
    return single(
        "dead-letters",
        Serdes.ByteArray(),
        new Kept.For(Duration.ofDays(30)),
        Writer.EVERYONE,
        "the record's own key → the record's own bytes");
  }

  /// What was decided about dead letters. What has none is open.
  public Topic<Settlement> settledLetters() {
    return single(
        "settled-letters",
        json(
            Settlement.class,
            "settlement",
            Writer.APP,
            Label.of(Settlement::letter).at(Settlement::at)),
        new Kept.Recent(Duration.ofDays(60)),
        Writer.APP,
        "letter's id → Settlement");
  }

  /// All of them, in the order of the flow.
  public List<Topic<?>> all() {
    return List.of(
        feeds(),
        feedStatus(),
        posts(),
        podcasts(),
        articles(),
        vectors(),
        subjectModels(),
        assignments(),
        items(),
        stories(),
        told(),
        digests(),
        drafts(),
        subscribers(),
        deliveries(),
        instructions(),
        runs(),
        live(),
        deadLetters(),
        settledLetters());
  }

  /// Those that each run has of its own.
  public List<Topic<?>> ofRun() {
    return List.of(assignments(), items(), stories());
  }

  private String ofRun(String name) {
    return run.equals(Run.MAIN) ? name : name + "-" + run;
  }

  private Topic<Marked<RawItem>> raw(String name) {
    JsonSerde<RawItem> values = json(RawItem.class, "raw-item", Writer.INGEST, Labels.RAW_ITEM);
    return spread(
        name,
        new MarkedSerde<>(values),
        FOREVER,
        Writer.INGEST,
        "item id → RawItem; `mark` → Mark of the partition");
  }

  private <V> Topic<V> spread(
      String name, Serde<V> values, Kept kept, Writer writer, String about) {
    return new Topic<>(prefix + name, values, kept, writer, false, about);
  }

  private <V> Topic<V> single(
      String name, Serde<V> values, Kept kept, Writer writer, String about) {
    return new Topic<>(prefix + name, values, kept, writer, true, about);
  }

  private static <V> JsonSerde<V> json(Class<V> type, String event, Writer writer, Label<V> label) {
    return new JsonSerde<>(type, "tributary." + event, writer.source(), 1, label, false);
  }
}
