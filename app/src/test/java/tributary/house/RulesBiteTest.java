package tributary.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every rule finds what it forbids and names the file, and leaves alone what looks alike.
class RulesBiteTest {
  @TempDir private Path folder;

  private List<String> judged(Function<House, List<String>> rule, String... sources)
      throws IOException {
    return rule.apply(new LittleHouse(folder).of(sources));
  }

  private static String method(String pack, String body) {
    return "package %s;\nclass One { Object it() throws Exception { %s } }\n".formatted(pack, body);
  }

  /// A class `No0`, `No1` … for each body.
  private static String[] methods(String pack, String... bodies) {
    return IntStream.range(0, bodies.length)
        .mapToObj(i -> method(pack, bodies[i]).replace("class One", "class No" + i))
        .toArray(String[]::new);
  }

  @Test
  void aModuleThatSeesItsNeighbourIsFound() throws IOException {
    assertThat(
            judged(
                Walls::modules,
                "package tributary.publish.shelf;\nclass Shelf { tributary.enrich.Enrich it; }\n",
                "package tributary.events.item;\nclass Item { tributary.ingest.Ingest it; }\n",
                "package tributary.enrich.text;\nclass Fine { tributary.events.topic.Topics it; }\n",
                "package tributary.app.role;\nclass All { tributary.enrich.Enrich it; }\n"))
        .satisfiesExactly(
            fault -> assertThat(fault).contains("events/item/Item.java", "tributary.ingest.Ingest"),
            fault -> assertThat(fault).contains("shelf/Shelf.java", "meet only in events"));
  }

  @Test
  void aConstantTakenFromANeighbourIsFoundByItsImport() throws IOException {
    assertThat(
            judged(
                Walls::modules,
                """
                package tributary.ingest;
                import static tributary.enrich.text.DocumentFrequencies.VERSION;
                class One { String it = VERSION; }
                """))
        .singleElement()
        .asString()
        .contains("tributary.enrich.text.DocumentFrequencies");
  }

  @Test
  void aRoomThatImportsItsHallIsFoundAndAHallThatImportsItsRoomIsNot() throws IOException {
    assertThat(
            judged(
                Walls::rooms,
                "package tributary.ingest.fetch;\nclass Fetch { tributary.ingest.Ingest it; }\n",
                "package tributary.ingest;\nclass Hall { tributary.ingest.fetch.Fetcher it; }\n",
                "package tributary.app.role;\nclass Crew { tributary.ingest.Ingest it; }\n"))
        .singleElement()
        .asString()
        .startsWith("ingest/src/main/java/tributary/ingest/fetch/Fetch.java")
        .contains("never imports its hall");
  }

  @Test
  void aCycleIsFoundThroughAThirdPackage() throws IOException {
    assertThat(
            judged(
                Walls::cycles,
                "package tributary.enrich.one;\npublic class A { tributary.enrich.two.B it; }\n",
                "package tributary.enrich.two;\npublic class B { tributary.enrich.three.C it; }\n",
                "package tributary.enrich.three;\npublic class C { tributary.enrich.one.A it; }\n",
                "package tributary.enrich.four;\npublic class D { tributary.enrich.one.A it; }\n"))
        .hasSize(3)
        .allSatisfy(fault -> assertThat(fault).contains("packages have no cycles"))
        .noneSatisfy(fault -> assertThat(fault).contains("four"));
  }

  @Test
  void whatEnrichMayNotUseIsFound() throws IOException {
    String[] bad =
        methods(
            "tributary.enrich.story",
            "return java.time.Instant.now();",
            "return System.currentTimeMillis();",
            "return System.nanoTime();",
            "return java.time.Clock.systemUTC();",
            "return java.time.LocalDate.now();",
            "return java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC);",
            "return new java.util.Date();",
            "java.util.function.Supplier<Object> now = java.time.Instant::now; return now;",
            "java.time.Clock clock = null; return clock.instant();",
            "org.apache.kafka.streams.processor.api.ProcessorContext<String, String> c = null; return c.currentStreamTimeMs();",
            "return org.apache.kafka.streams.processor.PunctuationType.WALL_CLOCK_TIME;",
            "return java.util.UUID.randomUUID();",
            "return Math.log(2);",
            "return java.nio.file.Files.readString(java.nio.file.Path.of(\"x\"));",
            "return new java.io.FileInputStream(\"x\");",
            "return new java.net.Socket(\"x\", 1);",
            "return java.net.URI.create(\"x\").toURL().openStream();",
            "return java.net.http.HttpClient.newHttpClient();");
    List<String> faults = judged(Habits::pure, bad);
    for (int i = 0; i < bad.length; i++) {
      String file = "enrich/src/main/java/tributary/enrich/story/No" + i + ".java";
      assertThat(faults).as(bad[i]).anyMatch(fault -> fault.startsWith(file));
    }
  }

  @Test
  void whatEnrichMayUseIsLeftAlone() throws IOException {
    assertThat(
            judged(
                Habits::pure,
                methods(
                    "tributary.enrich.story",
                    "return java.time.Instant.ofEpochMilli(1);",
                    "return StrictMath.log(2);",
                    "return Math.max(1, 2);",
                    "return java.nio.file.Path.of(\"x\");",
                    "return String.class.getResourceAsStream(\"x\");")))
        .isEmpty();
  }

  @Test
  void aClockOfOnesOwnIsFoundInIngestAndPublish() throws IOException {
    assertThat(
            judged(
                Habits::clocks,
                method("tributary.ingest.visit", "return java.time.Instant.now();"),
                method("tributary.publish.digest", "return System.currentTimeMillis();"),
                method("tributary.publish.email", "return java.time.Clock.systemUTC();")))
        .hasSize(3)
        .allSatisfy(fault -> assertThat(fault).contains("handed in"));
  }

  @Test
  void aClockThatIsHandedInAndAWaitAreLeftAlone() throws IOException {
    assertThat(
            judged(
                Habits::clocks,
                method(
                    "tributary.publish.digest",
                    "java.time.Clock c = null; return java.time.LocalDate.now(c).toString() + c.instant();"),
                method("tributary.ingest.visit", "return System.nanoTime();"),
                method("tributary.app.role", "return java.time.Instant.now();")))
        .isEmpty();
  }

  @Test
  void aSecondClassOnTheBrokersPackagesIsFound() throws IOException {
    String second = method("tributary.app.role", "return kafka.server.KafkaConfig.class;");
    String first =
        method("tributary.app.broker", "return org.apache.kafka.metadata.storage.Formatter.class;");
    assertThat(judged(Walls::broker, first, second))
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("broker/One.java", "role/One.java"));
    assertThat(Walls.broker(House.ours())).isEmpty();
  }

  @Test
  void aClientOfTheWebOutsideItsTwoRoomsIsFound() throws IOException {
    String[] clients = {
      "return java.net.http.HttpClient.newHttpClient();",
      "return java.net.URI.create(\"x\").toURL().openStream();",
      "return java.net.URI.create(\"x\").toURL().openConnection();",
      "return org.jsoup.Jsoup.connect(\"x\").get();",
      "return org.apache.hc.client5.http.impl.classic.HttpClients.createDefault();"
    };
    List<String> faults =
        judged(
            Habits::fetching,
            Stream.of(
                    "tributary.ingest.source", "tributary.ingest.fetch", "tributary.publish.model")
                .flatMap(pack -> Stream.of(methods(pack, clients)))
                .toArray(String[]::new));
    for (int i = 0; i < clients.length; i++) {
      String file = "ingest/src/main/java/tributary/ingest/source/No" + i + ".java";
      assertThat(faults).as(clients[i]).anyMatch(fault -> fault.startsWith(file));
    }
    assertThat(faults)
        .noneMatch(fault -> fault.contains("/fetch/No"))
        .noneMatch(fault -> fault.contains("/model/No"));
  }

  @Test
  void aServerIsNoClient() throws IOException {
    String server =
        method("tributary.app.sample", "return com.sun.net.httpserver.HttpServer.create();");
    assertThat(judged(Habits::fetching, server)).isEmpty();
  }

  @Test
  void aSecondSanitizerIsFound() throws IOException {
    assertThat(
            judged(
                Walls::sanitizer,
                method("tributary.ingest.source", "return org.jsoup.safety.Safelist.basic();"),
                method("tributary.publish.web", "return org.jsoup.Jsoup.clean(\"\", null);")))
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("one sanitizer"));
  }

  @Test
  void aSecondProducerInAModuleIsFound() throws IOException {
    String producer =
        "return new org.apache.kafka.clients.producer.KafkaProducer<>(new java.util.Properties());";
    assertThat(
            judged(
                Walls::producers,
                method("tributary.ingest.outlet", producer),
                method("tributary.ingest.visit", producer),
                method("tributary.publish.log", producer)))
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).contains("one place in a module writes"));
  }

  @Test
  void namesThatSayNothingAreFound() throws IOException {
    String pack = "package tributary.enrich.text;\n";
    assertThat(
            judged(
                Habits::names,
                pack + "class TextUtils {}\n",
                pack + "class TokenHelper {}\n",
                pack + "class StoryManager {}\n",
                pack + "class FoldImpl {}\n",
                pack + "abstract class AbstractFold {}\n",
                pack + "class Nested { class InnerUtil {} }\n",
                pack + "class Abstraction {}\n",
                pack + "class Impulse {}\n"))
        .hasSize(6)
        .allSatisfy(fault -> assertThat(fault).contains("say what it is"));
  }

  @Test
  void aPackageWithoutAnIntroductionOrWithoutItsMarkIsFound() throws IOException {
    assertThat(
            judged(
                Habits::packages,
                "package tributary.enrich.one;\nclass A {}\n",
                "package tributary.enrich.two;\nclass B {}\n",
                "/// Says something.\n@Deprecated\npackage tributary.enrich.two;\n",
                "package tributary.enrich.three;\nclass C {}\n",
                "@org.jspecify.annotations.NullMarked\npackage tributary.enrich.three;\n"))
        .satisfiesExactly(
            fault ->
                assertThat(fault)
                    .startsWith("enrich/src/main/java/tributary/enrich/one/package-info.java"),
            fault ->
                assertThat(fault)
                    .startsWith("enrich/src/main/java/tributary/enrich/two/package-info.java"));
  }

  @Test
  void aMethodIsMeasuredFromItsFirstLineToItsLast() throws IOException {
    assertThat(
            judged(
                Habits::sizes,
                "package tributary.enrich.one;\nclass A {\n%s}\n".formatted(lines("fits", 40)),
                "package tributary.enrich.two;\nclass B {\n%s}\n".formatted(lines("bursts", 41))))
        .singleElement()
        .asString()
        .startsWith("enrich/src/main/java/tributary/enrich/two/B.java:3: bursts has 41 lines");
  }

  @Test
  void aFileOfMoreThan300LinesIsFound() throws IOException {
    String pack = "package tributary.enrich.one;\n";
    assertThat(
            judged(
                Habits::sizes,
                pack + "//\n".repeat(298) + "class A {}\n",
                pack + "//\n".repeat(299) + "class B {}\n"))
        .singleElement()
        .asString()
        .contains("B.java: has 301 lines");
  }

  private static String lines(String name, int count) {
    String middle = Stream.generate(() -> "\n").limit(count - 2).reduce("", String::concat);
    return "void " + name + "() {\n" + middle + "}\n";
  }
}
