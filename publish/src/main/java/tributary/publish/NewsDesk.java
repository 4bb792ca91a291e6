package tributary.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;
import tributary.events.story.Story;
import tributary.events.topic.Marked;
import tributary.publish.digest.Agenda;
import tributary.publish.digest.Editions;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Period;
import tributary.publish.digest.Plan;
import tributary.publish.digest.Told;
import tributary.publish.digest.UnprovenEdition;
import tributary.publish.library.Library;
import tributary.publish.shelf.Following;
import tributary.publish.shelf.Shelf;
import tributary.publish.shelf.Stories;

/// Where editions are made: it knows the stories, the feeds and the editions so far, and freezes
/// the next ones when they are due. For one thread.
final class NewsDesk {
  private static final Logger LOG = LoggerFactory.getLogger(NewsDesk.class);

  private final Log log;
  private final Means means;
  private final List<Plan> plans;
  private final Shelf shelf;
  private final Stories stories = new Stories();
  private final Following following = new Following();
  private final Editions editions = new Editions();
  private final Agenda agenda;
  private final Map<String, String> problems = new TreeMap<>();

  NewsDesk(Log log, Means means) {
    this.log = log;
    this.means = means;
    this.plans = means.config().plans();
    this.shelf = new Shelf(log.reader().partitions(log.topics().stories()));
    this.agenda = new Agenda(editions, means.clock().instant());
  }

  /// Reads what it has to know.
  void follow() {
    Library library = means.library();
    log.reader().follow(log.topics().items(), library, library::put);
    log.reader().follow(log.topics().stories(), this::story);
    log.reader().follow(log.topics().feeds(), (partition, id, feed) -> following.feed(id, feed));
    log.reader()
        .follow(log.topics().feedStatus(), (partition, id, status) -> following.status(id, status));
    log.reader().follow(log.topics().digests(), (partition, id, digest) -> edition(digest));
  }

  private void story(int partition, String key, @Nullable Marked<Story> marked) {
    shelf.put(partition, key, marked);
    stories.put(key, marked);
  }

  private void edition(@Nullable Digest digest) {
    if (digest != null) {
      editions.add(digest);
    }
  }

  /// Freezes the editions that are due, and gives them as read back.
  List<Digest> freeze() {
    List<Digest> frozen = new ArrayList<>();
    for (Plan plan : plans) {
      agenda
          .due(plan, means.clock().instant(), shelf.closed())
          .flatMap(period -> freeze(plan, period))
          .ifPresent(frozen::add);
    }
    if (!frozen.isEmpty()) {
      forget();
    }
    return frozen;
  }

  /// Another digest's period may end earlier: what it can ask for stays.
  private void forget() {
    plans.stream()
        .map(plan -> plan.schedule().lastEnded(means.clock().instant()).to())
        .min(Comparator.naturalOrder())
        .ifPresent(shelf::forgetBefore);
  }

  private Optional<Digest> freeze(Plan plan, Period period) {
    // Stories may have come faster than the items that they tell of.
    log.reader().toEnd(means.stop());
    means.library().flush();
    String edition = plan.edition(period);
    Optional<Digest> edited = edited(plan, period);
    if (edited.isEmpty()) {
      agenda.drop(edition);
      return Optional.empty();
    }
    return Comments.of(means).on(edited.get()).flatMap(whole -> written(edition, whole));
  }

  private Optional<Digest> written(String edition, Digest whole) {
    long offset = log.writer().write(log.topics().digests(), edition, whole);
    log.reader().past(log.topics().digests(), offset, means.stop());
    return editions.get(edition);
  }

  /// Empty where nobody waits for it, and where a claim in it does not hold.
  private Optional<Digest> edited(Plan plan, Period period) {
    try {
      Digest digest = edit(plan, period);
      problems.remove(plan.name());
      boolean awaited = agenda.awaited(digest, shelf.reachesBefore(period.to()));
      return awaited ? Optional.of(digest) : Optional.empty();
    } catch (UnprovenEdition e) {
      String sentence = String.valueOf(e.getMessage());
      problems.put(plan.name(), sentence);
      LOG.error("{}", sentence);
      return Optional.empty();
    }
  }

  private Digest edit(Plan plan, Period period) {
    Told told = Told.by(editions.newestFirst(), plan.name(), period.to());
    return Editing.of(means)
        .edit(new Editor(plan, period, told), shelf.asOf(period.to()), following.unreached());
  }

  /// Every edition, the newest first.
  List<Digest> editions() {
    return editions.newestFirst();
  }

  /// The newest edition of each digest, the newest of all first.
  List<Digest> newest() {
    return editions.newestOfEach();
  }

  /// The latest of every story; for any thread.
  Stories stories() {
    return stories;
  }

  /// What is followed; for any thread.
  Following following() {
    return following;
  }

  Shelf shelf() {
    return shelf;
  }

  /// Sentences for an operator.
  List<String> problems() {
    return List.copyOf(problems.values());
  }
}
