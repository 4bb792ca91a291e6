package tributary.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tributary.app.command.Tributary;
import tributary.app.config.Config;
import tributary.events.topic.Cluster;
import tributary.publish.PublishConfig;
import tributary.publish.WebConfig;

/// No Docker engine is at hand where this is built, so the container files are held against the
/// code word by word: environment, ports, commands, paths, flags.
class ContainersTest {
  private static final Path ROOT = House.checkout();
  private static final List<String> ROLES = List.of("ingest", "enrich", "publish");
  private static final String SETTINGS = "/etc/tributary/compose.yaml";

  /// What ending a role may take (`Ending`), in seconds.
  private static final int ENDING = 15;

  private static Containers containers;

  @BeforeAll
  static void read() throws IOException {
    containers = Containers.read(ROOT);
  }

  private static Config config(String role) {
    return Config.read(ROOT.resolve("example/compose.yaml"), containers.environment(role));
  }

  @Test
  void thereAreKafkaTheThreeRolesAndAMailCatcher() {
    assertThat(containers.services())
        .containsOnlyKeys("kafka", "ingest", "enrich", "publish", "mail");
  }

  @Test
  void imagesOfOthersArePinnedAndOursIsBuiltHere() {
    assertThat(Stream.of("kafka", "mail").map(name -> containers.service(name).get("image")))
        .allSatisfy(
            image -> assertThat(image).asString().matches("[\\w./-]+:v?\\d+\\.\\d+\\.\\d+"));
    assertThat(ROLES)
        .allSatisfy(role -> {
          assertThat(containers.service(role)).containsEntry("build", ".");
          assertThat(containers.service(role)).containsEntry("image", "tributary");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "publish"})
  void aRolesCommandIsOneThatTheCommandLineHas(String role) {
    List<String> command = Containers.list(containers.service(role), "command");

    assertThat(command).containsExactly(role, "--config", SETTINGS);
    CommandLine verb = new CommandLine(new Tributary()).getSubcommands().get(role);
    assertThat(verb).isNotNull();
    assertThat(verb.getCommandSpec().findOption("--config")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "publish"})
  void aRoleFindsItsSettingsAndKeepsItsDataInAVolumeOfItsOwn(String role) {
    Map<String, String> mounts = containers.mounts(role);

    assertThat(mounts).containsEntry("/etc/tributary", "./example");
    assertThat(mounts).containsEntry("/data", role + "-data");
    assertThat(config(role).data()).isEqualTo(Path.of("/data"));
    assertThat(containers.dockerfile()).contains("VOLUME /data", "WORKDIR /data", "USER tributary");
  }

  @Test
  void everyVolumeIsDeclaredAndUsedByOneService() {
    List<String> used =
        containers.services().keySet().stream()
            .flatMap(service -> containers.mounts(service).values().stream())
            .filter(source -> !source.startsWith("."))
            .toList();
    assertThat(used)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(containers.volumes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "enrich", "publish"})
  void theSettingsAreGoodInEachRolesEnvironmentAndNameOtherServicesRightly(String role)
      throws IOException {
    Config config = config(role);
    Properties broker = containers.broker();

    assertThat(broker.getProperty("advertised.listeners"))
        .contains("//" + config.kafka().bootstrap());
    assertThat(config.kafka().replication())
        .isEqualTo(Short.valueOf(broker.getProperty("default.replication.factor")));
    assertThat(new String(config.opmlBytes(), StandardCharsets.UTF_8)).contains("<opml");
    assertThat(config.subjectList().subjects()).isNotEmpty();
    assertThat(config.publish().mail().smtp().host()).isEqualTo("mail");
    assertThat(config.publish().mail().smtp().port()).as("Mailpit's own").isEqualTo(1025);
  }

  @Test
  void everyVariableThatIsSetIsRead() throws IOException {
    String settings = Files.readString(ROOT.resolve("example/compose.yaml"));
    for (String role : ROLES) {
      assertThat(containers.environment(role).keySet())
          .allSatisfy(name -> assertThat(settings).contains("${" + name));
    }
  }

  @Test
  void thePagesAreReachableFromThisMachineOnly() {
    WebConfig web = config("publish").publish().web();
    int usual = PublishConfig.defaults().web().port();

    assertThat(Containers.list(containers.service("publish"), "ports"))
        .containsExactly("127.0.0.1:" + usual + ":" + web.port());
    assertThat(web.host()).isEqualTo("0.0.0.0");
    assertThat(web.publicUrl()).hasToString("http://localhost:" + usual);
    assertThat(containers.services().values())
        .flatExtracting(service -> Containers.list(service, "ports"))
        .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
  }

  @Test
  void eachHealthCheckAsksWhatItsServiceListensOn() throws IOException {
    String site =
        Files.readString(ROOT.resolve("publish/src/main/java/tributary/publish/web/Site.java"));
    String path = "/health/live";

    assertThat(site).contains("\"" + path + "\"");
    assertThat(test("publish"))
        .contains("/127.0.0.1/" + config("publish").publish().web().port(), path + " HTTP");
    assertThat(test("kafka")).contains("localhost:9092");
    assertThat(containers.broker().getProperty("listeners")).contains("://:9092");
    assertThat(test("mail")).contains("/mailpit", "readyz");
    for (String role : ROLES) {
      Map<String, Object> needs = Containers.block(containers.service(role), "depends_on");
      assertThat(Containers.block(needs, "kafka")).containsEntry("condition", "service_healthy");
      assertThat(containers.service(role)).containsEntry("restart", "unless-stopped");
    }
  }

  private static List<String> words(String service) {
    return Containers.list(Containers.block(containers.service(service), "healthcheck"), "test");
  }

  private static String test(String service) {
    return String.join(" ", words(service));
  }

  @Test
  void aRoleIsGivenTheTimeThatItsEndMayTake() {
    assertThat(ROLES)
        .allSatisfy(role -> {
          String grace = (String) containers.service(role).get("stop_grace_period");
          assertThat(Duration.parse("PT" + grace)).isGreaterThan(Duration.ofSeconds(ENDING));
        });
  }

  /// Kafka's own reader of settings judges them: unknown listeners, roles or values are refused.
  @Test
  void kafkaTakesTheBrokersSettings() {
    Properties settings = containers.broker();
    KafkaConfig config = KafkaConfig.fromProps(settings, false);

    assertThat(settings.stringPropertyNames()).isSubsetOf(AbstractKafkaConfig.CONFIG_DEF.names());
    assertThat(config.messageMaxBytes()).isEqualTo(Cluster.MAX_RECORD);
    assertThat(containers.mounts("kafka")).containsKey(settings.getProperty("log.dirs"));
  }

  /// What the embedded broker is set to for the sake of the house holds for this one too; what is
  /// about sharing one small process, or about where it listens, does not.
  @Test
  void theBrokerIsSetAsTheEmbeddedOneIs() throws Exception {
    Map<String, String> embedded = new TreeMap<>();
    embeddedSettings().forEach((name, value) -> embedded.put((String) name, (String) value));
    Properties settings = containers.broker();
    Pattern elsewhere =
        Pattern.compile("listeners|log\\.dirs|controller\\.quorum\\.voters|node\\.id");

    assertThat(settings.stringPropertyNames().stream().filter(embedded::containsKey))
        .contains("auto.create.topics.enable", "message.max.bytes", "offsets.retention.minutes")
        .filteredOn(name -> !elsewhere.matcher(name).matches())
        .allSatisfy(
            name -> assertThat(settings.getProperty(name)).as(name).isEqualTo(embedded.get(name)));
  }

  private static Properties embeddedSettings() throws ReflectiveOperationException {
    Class<?> type = Class.forName("tributary.app.broker.BrokerSettings");
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Path.class,
            int.class,
            int.class,
            Duration.class,
            Class.forName("tributary.app.broker.Forwarded"));
    constructor.setAccessible(true);
    Method properties = type.getDeclaredMethod("properties");
    properties.setAccessible(true);
    return (Properties)
        properties.invoke(
            constructor.newInstance(Path.of("log"), 1, 2, Duration.ofSeconds(1), null));
  }

  @Test
  void theImageStartsTheSameJvmAsTheLauncher() throws IOException {
    List<String> entry = containers.instruction("ENTRYPOINT");
    List<String> flags = entry.subList(1, entry.indexOf("-jar"));

    String launcher = Files.readString(ROOT.resolve("tributary")).replaceAll("\\\\\\R\\s*", "");
    String started = launcher.replaceFirst("(?s).*bin/java\"\\s+(.*?)\\s+-jar .*", "$1");
    assertThat(flags)
        .containsExactlyElementsOf(
            Stream.of(started.split("\\s+")).filter(flag -> !flag.contains("$")).toList());

    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String required = pom.replaceFirst("(?s).*<jvm.flags>(.*?)</jvm.flags>.*", "$1");
    assertThat(flags).contains(required.split("\\s+"));
  }

  @Test
  void theImageHoldsTheJarThatTheBuildMakes() throws IOException {
    String pom = Files.readString(ROOT.resolve("app/pom.xml"));
    String launcher = Files.readString(ROOT.resolve("tributary"));
    String jar = containers.instruction("ENTRYPOINT").getLast();

    assertThat(pom)
        .contains("${project.build.directory}/tributary<", "<finalName>tributary</finalName>");
    assertThat(launcher).contains("/app/target/tributary/tributary.jar");
    assertThat(jar).isEqualTo("/opt/tributary/tributary.jar");
    assertThat(containers.dockerfile())
        .contains("COPY --from=build /build/app/target/tributary /opt/tributary")
        .anyMatch(line -> line.startsWith("FROM eclipse-temurin:25-jdk"))
        .anyMatch(line -> line.equals("FROM eclipse-temurin:25-jre"))
        .anyMatch(line -> line.contains("./mvnw") && line.contains("-pl app -am package"));
    assertThat(containers.instruction("CMD")).containsExactly("--help");
  }

  @Test
  void theBuildIsGivenAllThatItReads() throws IOException {
    List<String> ignored =
        Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(ignored)
        .contains("**/target", ".git", "data")
        .doesNotContain(".mvn", "mvnw", "pom.xml", "bench", "example")
        .doesNotContainAnyElementsOf(House.MODULES);
  }

  @Test
  void noSecretIsInTheFiles() throws IOException {
    for (String file : List.of("Dockerfile", "docker-compose.yml", "example/compose.yaml")) {
      assertThat(Files.readString(ROOT.resolve(file)))
          .as(file)
          .doesNotContainPattern("(?i)(password|secret|token|api_?key|credential)\\w*\\s*[:=]");
    }
  }
}
