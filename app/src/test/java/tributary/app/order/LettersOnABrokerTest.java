package tributary.app.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.audit.Audit;
import tributary.app.audit.Conservation;
import tributary.app.audit.Findings;
import tributary.app.audit.Whereabouts;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.letter.Filed;
import tributary.app.letter.LetterBox;
import tributary.app.letter.LetterException;
import tributary.app.letter.LetterText;
import tributary.app.letter.Remedy;
import tributary.app.letter.Sorting;
import tributary.app.topic.Snapshot;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.EnrichTopology;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.story.Weighing;
import tributary.enrich.subject.Subjects;
import tributary.events.item.Ids;
import tributary.events.item.Kind;
import tributary.events.item.RawItem;
import tributary.events.topic.Json;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.events.trace.Trace;

/// Nothing is lost in silence and nothing is there twice: what cannot be handled lies in the dead
/// letters, once, and the numbers say so.
class LettersOnABrokerTest {
  private static final Instant BEGIN = Instant.parse("2026-11-09T00:00:00Z");
  private static final Instant END = BEGIN.plus(Duration.ofHours(30));
  private static final Headers NONE = new RecordHeaders();

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void open() {
    broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void tenPoisonRecordsAmongTwoHundredLeaveAHundredAndNinetyItems() throws Exception {
    try (Run run = new Run(broker.address(), "ten-", 1, folder.resolve("ten"))) {
      List<byte @Nullable []> poison = poison();
      for (int i = 0; i < 200; i++) {
        Instant seen = BEGIN.plusSeconds(i);
        if (i % 20 == 10) {
          run.send("poison", poison.get(i / 20), seen, NONE);
        } else {
          run.send(item(i, seen).id(), bytes(item(i, seen)), seen, NONE);
        }
      }
      run.mark(END);
      try (Enrich enrich = run.start()) {
        run.stories(END);

        Findings found = Audit.of(run.cluster());
        assertThat(found.faults()).isEmpty();
        Conservation all = found.all();
        assertThat(all.fetched()).isEqualTo(200);
        assertThat(all.inStories() + all.duplicate() + all.backlog()).isEqualTo(190);
        assertThat(all.deadLettered()).isEqualTo(10);
        assertThat(all.difference()).isZero();
        assertThat(enrich.health()).isInstanceOf(Enrich.Health.Running.class);
        saysWhereAndWhy(LetterBox.read(run.cluster()).open(), poison);
      }
    }
  }

  private static void saysWhereAndWhy(List<Filed> letters, List<byte @Nullable []> poison) {
    assertThat(letters).hasSize(10);
    for (int i = 0; i < 10; i++) {
      Filed filed = letters.get(i);
      assertThat(filed.record().value()).isEqualTo(poison.get(i));
      assertThat(filed.origin()).isEqualTo("ten-posts-0 @ " + (i * 20 + 10));
      assertThat(filed.letter().room()).isEqualTo("enrich");
      assertThat(filed.record().headers().lastHeader("__streams.errors.stacktrace")).isNull();
      assertThat(LetterText.line(filed)).doesNotContainPattern("\\p{Cntrl}");
    }
    assertThat(letters.stream().map(filed -> filed.letter().reason()))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("not a readable tributary.raw-item"),
            reason -> assertThat(reason).contains("of schema 99, this program reads 1 to 1"),
            reason -> assertThat(reason).contains("not a readable tributary.raw-item"),
            reason -> assertThat(reason).isEqualTo("a tombstone: raw items are never deleted"),
            reason -> assertThat(reason).contains("an item holds 131072"),
            reason -> assertThat(reason).contains("not a readable tributary.raw-item"),
            reason -> assertThat(reason).contains("not a readable tributary.raw-item"),
            reason -> assertThat(reason).contains("not a JSON object"),
            reason -> assertThat(reason).contains("not a JSON object"),
            reason -> assertThat(reason).contains("not a readable tributary.raw-item"));
    assertThat(letters.get(3).letter().node()).isEqualTo("normalise");
    assertThat(letters.get(1).letter().node()).isEqualTo("read");
  }

  /// Bytes of ten sorts that are no item.
  private static List<byte @Nullable []> poison() {
    RawItem item = item(-1, BEGIN);
    List<byte @Nullable []> all = new ArrayList<>();
    all.add("{\"schema\":1,\"id\":".getBytes(StandardCharsets.UTF_8)); // broken off
    all.add("{\"schema\":99}".getBytes(StandardCharsets.UTF_8));
    all.add(new byte[] {0x0A, 0x05, 'h', 'e', 'l', 'l', 'o', 0x10, (byte) 0x96, 0x01}); // Protobuf
    all.add(null);
    all.add(changed(item, json -> json.putArray("authors").add("x".repeat(200_000))));
    all.add(changed(item, json -> json.put("version", "first"))); // another type
    all.add(changed(item, json -> json.remove("title")));
    all.add("[1,2]".getBytes(StandardCharsets.UTF_8));
    all.add(new byte[0]);
    all.add(changed(item, json -> json.put("kind", "HOLOGRAM")));
    return all;
  }

  @Test
  void headersWithoutEndAndAMissingKeyHarmNobody() throws Exception {
    try (Run run = new Run(broker.address(), "headers-", 1, folder.resolve("headers"))) {
      RecordHeaders many = new RecordHeaders();
      for (int i = 0; i < 10_000; i++) {
        many.add("h" + i, new byte[] {1});
      }
      RecordHeaders large = new RecordHeaders();
      large.add("large", new byte[900_000]);
      for (int i = 0; i < 3; i++) {
        Headers headers = List.of(many, large, NONE).get(i);
        String key = i == 2 ? null : item(i, BEGIN).id();
        run.send(key, bytes(item(i, BEGIN.plusSeconds(i))), BEGIN.plusSeconds(i), headers);
        run.send(key, "no item".getBytes(StandardCharsets.UTF_8), BEGIN.plusSeconds(i), headers);
      }
      run.mark(END);
      try (Enrich _ = run.start()) {
        run.stories(END);

        Findings found = Audit.of(run.cluster());
        assertThat(found.sound()).as(found.toString()).isTrue();
        assertThat(found.all().inStories() + found.all().duplicate()).isEqualTo(3);
        List<Filed> letters = LetterBox.read(run.cluster()).open();
        assertThat(letters).hasSize(3);
        assertThat(letters)
            .allSatisfy(
                filed -> assertThat(filed.record().headers().toArray()).hasSizeLessThan(4_000));
        assertThat(LetterText.whole(letters.get(1))).hasSizeLessThan(10_000).contains("no item");
      }
    }
  }

  @Test
  @Tag("long")
  void whatFailedIsPutBackOnceThatIsMendedAndTellsItsStory() throws Exception {
    try (Run run = new Run(broker.address(), "again-", 1, folder.resolve("again"))) {
      RawItem good = item(1, BEGIN);
      RawItem failing = item(2, BEGIN.plusSeconds(1));
      run.send(good.id(), bytes(good), BEGIN, NONE);
      run.send(failing.id(), bytes(failing), BEGIN.plusSeconds(1), NONE);
      run.mark(BEGIN.plusSeconds(2));
      whileEmbeddingFails(run, failing.title());
      List<Filed> before = LetterBox.read(run.cluster()).open();
      assertThat(before).hasSize(1);
      assertThat(before.getFirst().letter().node()).isEqualTo("embed");
      assertThat(before.getFirst().letter().reason())
          .isEqualTo("IllegalStateException: the model is on fire");

      Clock later = Clock.fixed(BEGIN.plus(Duration.ofHours(1)), ZoneOffset.UTC);
      new Remedy(run.cluster(), later).retry(before.getFirst(), "put out");
      run.mark(END);
      try (Enrich _ = run.start()) {
        run.stories(END);

        Findings found = Audit.of(run.cluster());
        assertThat(found.sound()).as(found.toString()).isTrue();
        assertThat(found.all()).isEqualTo(new Conservation(3, 2, 0, 0, 0, 1, 0, 0));
        assertThat(LetterBox.read(run.cluster()).open()).isEmpty();
        Filed settled = LetterBox.read(run.cluster()).letters().get(before.getFirst().id());
        assertThat(LetterText.line(settled)).endsWith("[retried]");
      }
      isTracedFromFetchToStory(run, failing);
    }
  }

  private static void isTracedFromFetchToStory(Run run, RawItem item) {
    String trace = Trace.ofItem(item.id(), 1, "").id();
    Map<String, String> traces = new TreeMap<>();
    for (Topic<?> topic :
        List.of(
            run.cluster().topics().posts(),
            run.cluster().topics().items(),
            run.cluster().topics().stories())) {
      Snapshot.each(
          run.cluster(),
          topic,
          record -> {
            Trace found = Trace.of(record.headers());
            if (found != null && found.id().equals(trace)) {
              traces.put(topic.name(), found.span());
            }
          });
    }
    assertThat(traces.keySet())
        .contains(run.cluster().topics().items().name(), run.cluster().topics().stories().name());
  }

  /// Until the letter is written and the good item has told its story.
  private static void whileEmbeddingFails(Run run, String title) throws Exception {
    EnrichConfig config = EnrichConfig.defaults().embedding(EnrichConfig.Switch.ON);
    Properties settings =
        Enrich.properties(run.cluster(), config, folder.resolve("failing"), "failing");
    EnrichTopology topology =
        new EnrichTopology(run.cluster().topics(), 1, config, new Subjects(List.of()));
    Embedder failing =
        new Embedder() {
          @Override
          public String model() {
            return "failing";
          }

          @Override
          public Embedding embed(String text) {
            if (text.contains(title)) {
              throw new IllegalStateException("the model is on fire");
            }
            return Embedding.NONE;
          }
        };
    try (KafkaStreams streams =
        new KafkaStreams(topology.with(settings, () -> failing, Weighing.bundled()), settings)) {
      CountDownLatch running = new CountDownLatch(1);
      streams.setStateListener((now, before) -> {
        if (now == KafkaStreams.State.RUNNING) {
          running.countDown();
        }
      });
      streams.start();
      assertThat(running.await(3, TimeUnit.MINUTES)).isTrue();
      run.stories(BEGIN.plusSeconds(2));
    }
  }

  @Test
  @Tag("long")
  void aDiscardedLetterStaysToBeLookedAtAndCountsNoMore() throws Exception {
    try (Run run = new Run(broker.address(), "gone-", 1, folder.resolve("gone"))) {
      run.send(null, null, BEGIN, NONE);
      run.mark(END);
      try (Enrich _ = run.start()) {
        run.stories(END);
      }
      Filed letter = LetterBox.read(run.cluster()).open().getFirst();
      Remedy remedy = new Remedy(run.cluster(), Clock.systemUTC());
      assertThatThrownBy(() -> remedy.retry(letter, null))
          .isInstanceOf(LetterException.class)
          .hasMessageContaining("a tombstone");

      remedy.discard(letter, "a test of ours");

      LetterBox box = LetterBox.read(run.cluster());
      assertThat(box.open()).isEmpty();
      assertThat(LetterText.whole(box.letter(letter.id()).orElseThrow()))
          .contains("discarded at", "a test of ours", "No value: a tombstone.");
      assertThat(Audit.of(run.cluster()).all().deadLettered()).isEqualTo(1);
    }
  }

  @Test
  @Tag("long")
  void whatItsReadersPassOverIsSetAsideOnceAndAgainAfterARetry() throws Exception {
    try (Run run = new Run(broker.address(), "sort-", 1, folder.resolve("sort"))) {
      Topics topics = run.cluster().topics();
      byte[] unreadable = "{\"schema\":7}".getBytes(StandardCharsets.UTF_8);
      List<Topic<?>> all =
          List.of(
              topics.feeds(),
              topics.feedStatus(),
              topics.subjectModels(),
              topics.instructions(),
              topics.runs(),
              topics.live(),
              topics.subscribers());
      for (Topic<?> topic : all) {
        run.send(topic, "key", unreadable);
      }
      try (Sorting sorting = new Sorting(run.cluster())) {
        sorting.sort();
        sorting.sort();
      }
      try (Sorting later = new Sorting(run.cluster())) {
        later.sort();
      }

      List<Filed> letters = LetterBox.read(run.cluster()).open();
      assertThat(letters).hasSize(all.size());
      assertThat(letters).extracting(Filed::stage).contains("ingest/read", "publish/read");
      Filed feed =
          letters.stream()
              .filter(filed -> filed.origin().equals("sort-feeds-0 @ 0"))
              .findFirst()
              .orElseThrow();
      assertThat(new Remedy(run.cluster(), Clock.systemUTC()).retry(feed, null))
          .isEqualTo(Remedy.Retried.READ_AT_START);
      try (Sorting later = new Sorting(run.cluster())) {
        later.sort();
      }
      assertThat(LetterBox.read(run.cluster()).letters()).hasSize(all.size() + 1);
    }
  }

  @Test
  @Tag("long")
  void itIsToldWhereAnItemIsAndThatRecordsWereDeleted() throws Exception {
    try (Run run = new Run(broker.address(), "where-", 1, folder.resolve("where"))) {
      for (int i = 0; i < 3; i++) {
        run.send(item(i, BEGIN).id(), bytes(item(i, BEGIN)), BEGIN, NONE);
      }
      run.send(item(1, BEGIN).id(), bytes(item(1, BEGIN)), BEGIN, NONE);
      run.send("poison", null, BEGIN, NONE);
      run.mark(BEGIN.plusSeconds(1));
      try (Enrich _ = run.start()) {
        run.stories(BEGIN.plusSeconds(1));
      }
      run.send(item(4, BEGIN).id(), bytes(item(4, BEGIN)), BEGIN.plusSeconds(2), NONE);

      assertThat(Audit.of(run.cluster()).all()).isEqualTo(new Conservation(6, 3, 0, 0, 1, 1, 0, 1));
      assertThat(new Whereabouts(run.cluster(), item(1, BEGIN).id()).lines())
          .satisfiesExactly(
              line -> assertThat(line).contains("fetched    version 1", "where-posts-0 @ 1"),
              line -> assertThat(line).contains("decided    version 1 tells story"),
              line -> assertThat(line).contains("fetched    version 1", "where-posts-0 @ 3"),
              line -> assertThat(line).contains("dropped    version 1 had come before"),
              line -> assertThat(line).contains("with 1 members: Gadget number"));
      assertThat(new Whereabouts(run.cluster(), "poison").lines())
          .anyMatch(line -> line.contains("set aside  letter 0-0 at enrich/normalise"));
      assertThat(new Whereabouts(run.cluster(), item(4, BEGIN).id()).lines())
          .anyMatch(line -> line.startsWith("waiting    version 1"));
      assertThat(new Whereabouts(run.cluster(), "nobody").lines()).isEmpty();

      run.deleteUpTo(2);
      Findings after = Audit.of(run.cluster());
      assertThat(after.sound()).isFalse();
      assertThat(after.faults().getFirst())
          .isEqualTo(
              "2 records of where-posts-0 were deleted before they were read here: that topic is"
                  + " kept for ever");
    }
  }

  @Test
  @Tag("long")
  void enrichDoesNotStartWithoutAPlaceForDeadLetters() throws Exception {
    try (Run run = new Run(broker.address(), "none-", 1, folder.resolve("none"))) {
      run.drop(run.cluster().topics().deadLetters());

      assertThatThrownBy(run::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("There is no topic 'none-dead-letters'")
          .hasMessageContaining("tributary topics create");
    }
  }

  private static byte[] bytes(RawItem item) {
    Topic<Marked<RawItem>> posts = new Topics("").posts();
    return posts.values().serializer().serialize(posts.name(), Marked.of(item));
  }

  private static byte[] changed(RawItem item, Consumer<ObjectNode> change) {
    try {
      ObjectNode json = (ObjectNode) Json.MAPPER.readTree(bytes(item));
      change.accept(json);
      return Json.MAPPER.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RawItem item(int i, Instant seen) {
    String what = "Gadget number " + Ids.hash("gadget", Integer.toString(i));
    return Reports.of(
        Ids.hash("letter", Integer.toString(i)),
        Kind.POST,
        "outlet",
        what + " is on sale",
        what + " was shown in town " + Ids.hash("town", Integer.toString(i)) + " yesterday.",
        seen);
  }
}
