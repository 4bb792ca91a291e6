package tributary.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tributary.events.digest.Digest;
import tributary.events.topic.Topics;

/// A made-up edition as heavy as a real one: twenty stories of five claims, each with its source.
final class MadeEdition {
  private static final int STORIES = 20;
  private static final int CLAIMS = 5;

  private MadeEdition() {}

  /// Of the week that ended an hour ago.
  static Digest of(Instant now) {
    Instant to = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    String json =
        """
        {"schema":1,"edition":"weekly-made","revision":1,"digest":"weekly","title":"The week in brief",
        "from":"%s","to":"%s","zone":"Europe/Berlin","entries":[%s],"sources":[%s],"unreached":[],
        "counts":{"items":%d,"duplicates":0,"stories":%d,"feeds":%d}}
        """
            .formatted(
                to.minus(Duration.ofDays(7)),
                to,
                joined(STORIES, MadeEdition::entry),
                joined(STORIES, i -> source(i, to)),
                STORIES,
                STORIES,
                STORIES);
    Topics topics = new Topics("");
    return topics
        .digests()
        .values()
        .deserializer()
        .deserialize(topics.digests().name(), json.getBytes(StandardCharsets.UTF_8));
  }

  private static String entry(int i) {
    return """
    {"story":"s%d","version":1,"headline":"Site %d of the plan is on the grid","subjects":[],
    "insights":[%s],"toldBy":["i%d"],"related":[],
    "score":{"coverage":500,"subject":500,"recency":500,"total":500}}\
    """
        .formatted(i, i, joined(CLAIMS, claim -> insight(i, claim)), i);
  }

  private static String insight(int i, int claim) {
    String says =
        "Operator number %d says that site %d of the plan was connected to the grid in week %d, some months after the transformers had come, and that the next one follows in spring."
            .formatted(i, claim, i + claim);
    return """
    {"claim":"%s","citations":[{"item":"i%d","sentence":"1-%d","quote":"%s"}]}\
    """
        .formatted(says, i, claim, says);
  }

  private static String source(int i, Instant to) {
    return """
    {"item":"i%d","kind":"ARTICLE","outlet":"Outlet %d","title":"Site %d is on the grid",
    "link":"https://outlet%d.example/site/%d","published":"%s"}\
    """
        .formatted(i, i, i, i, i, to.minus(Duration.ofHours(i + 1L)));
  }

  private static String joined(int count, IntFunction<String> of) {
    return IntStream.range(0, count).mapToObj(of).collect(Collectors.joining(","));
  }
}
