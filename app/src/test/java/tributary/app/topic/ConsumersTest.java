package tributary.app.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.app.broker.EmbeddedBroker;
import tributary.events.digest.Digest;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;
import tributary.events.topic.Topic;

/// Runs the examples of `docs/subscribe.md` as they stand there: each is given what was committed,
/// and nothing of what was not.
class ConsumersTest {
  private static final Path PAGE = Path.of("../docs/subscribe.md");
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void twoEditionsOfWhichOneWasNeverCommitted() {
    broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
    Cluster cluster = new Cluster(broker.address(), "", 1, (short) 1, Map.of());
    try (TopicDesk desk = new TopicDesk(cluster)) {
      desk.ensure();
    }
    Topic<Digest> digests = cluster.topics().digests();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            cluster.producer(Map.of("transactional.id", "examples")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> _ = producer.send(record(digests, "weekly-2026-W45"));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      Future<RecordMetadata> _ = producer.send(record(digests, "weekly-2026-W46"));
      producer.commitTransaction();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private static ProducerRecord<String, byte[]> record(Topic<Digest> topic, String edition) {
    Digest digest =
        Json.MAPPER.convertValue(
            Map.of(
                "edition", edition,
                "revision", 1,
                "digest", "weekly",
                "title", "The week in brief",
                "from", "2026-11-09T06:00:00Z",
                "to", "2026-11-16T06:00:00Z",
                "zone", "Europe/Berlin",
                "counts", Map.of("items", 0, "duplicates", 0, "stories", 0, "feeds", 0)),
            Digest.class);
    RecordHeaders headers = new RecordHeaders();
    byte[] bytes = topic.values().serializer().serialize(topic.name(), headers, digest);
    return new ProducerRecord<>(topic.name(), null, edition, bytes, headers);
  }

  @Test
  void javaReadsTheEdition() throws Exception {
    Path program = Files.writeString(folder.resolve("Editions.java"), blocks("java").getFirst());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String libraries =
        Stream.of(
                KafkaConsumer.class,
                org.slf4j.LoggerFactory.class,
                Class.forName("com.github.luben.zstd.Zstd"))
            .map(ConsumersTest::jar)
            .collect(Collectors.joining(System.getProperty("path.separator")));

    isTheEdition(firstLine(List.of(java, "-cp", libraries, program.toString()), folder));
  }

  @Test
  void pythonReadsTheEdition() throws Exception {
    String python = python();
    Path program = Files.writeString(folder.resolve("editions.py"), blocks("python").getFirst());

    isTheEdition(firstLine(List.of(python, program.toString()), folder));
  }

  @Test
  void aStoreHasTheEditionOnceHoweverOftenItIsGiven() throws Exception {
    String python = python();
    String code = blocks("python").get(1);
    // A second group is given everything again.
    for (String group : List.of("my-store", "my-store-again")) {
      Path program =
          Files.writeString(
              folder.resolve("store.py"),
              code.replace("my-store", group)
                  .replace(
                      "asynchronous=False)",
                      "asynchronous=False)\n        print('ok', flush=True)"));
      assertThat(firstLine(List.of(python, program.toString()), folder)).isEqualTo("ok");
    }
    String asks =
        "import sqlite3;print(sqlite3.connect('editions.db').execute('select id from edition').fetchall())";

    assertThat(firstLine(List.of(python, "-c", asks), folder))
        .isEqualTo("[('weekly-2026-W46@1',)]");
  }

  @Test
  void kcatReadsTheEdition() throws Exception {
    assumeTrue(found("kcat", "-V"), "kcat is not installed: its example was not run");

    isTheEdition(firstLine(List.of("sh", "-c", blocks("sh").getFirst()), folder));
  }

  @Test
  void theReadmeShowsTheSameExamples() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String page = Files.readString(PAGE);

    for (String language : List.of("java", "sh")) {
      Matcher block = fenced(language).matcher(page);
      assertThat(block.find()).isTrue();
      assertThat(readme).as("README.md, as docs/subscribe.md has it").contains(block.group());
    }
    assertThat(blocks("java").getFirst().lines().count()).isLessThanOrEqualTo(15);
    assertThat(blocks("python")).allMatch(code -> code.lines().count() <= 15);
  }

  private static void isTheEdition(String line) throws IOException {
    assertThat(Json.MAPPER.readTree(line).path("edition").asText()).isEqualTo("weekly-2026-W46");
  }

  /// With the address that is ours in place of the page's.
  private static List<String> blocks(String language) throws IOException {
    return fenced(language)
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1).replace("127.0.0.1:PORT", broker.address()))
        .toList();
  }

  private static Pattern fenced(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
  }

  private static String python() throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (found(python, "-c", "import confluent_kafka, sqlite3")) {
        return python;
      }
    }
    assumeTrue(false, "Python's confluent-kafka is not installed: its examples were not run");
    throw new IllegalStateException("not reached");
  }

  private static boolean found(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String jar(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  /// The first line that a program says, which is ended then; what it complains of is told where it
  /// says nothing.
  private static String firstLine(List<String> command, Path where) throws Exception {
    Path complaints = Files.createTempFile(folder, "complaints", ".txt");
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(where.toFile())
            .redirectError(complaints.toFile())
            .start();
    Thread watch =
        Thread.ofVirtual()
            .start(() -> {
              try {
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      return Optional.ofNullable(said.readLine())
          .orElseThrow(
              () -> new AssertionError(String.join(" ", command) + ": " + read(complaints)));
    } finally {
      process.destroyForcibly().waitFor();
      watch.interrupt();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
