package tributary.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tributary.enrich.EnrichConfig;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;
import tributary.ingest.IngestConfig;
import tributary.publish.DigestConfig;
import tributary.publish.PublishConfig;

/// All settings. Each room is handed its own branch and sees no other.
///
/// @param instance name of this process among others on the same cluster, kept over restarts
/// @param kafka which Kafka to work on
/// @param data folder for the embedded broker, the stores, the outbox and the log
/// @param feeds what to follow, besides what `tributary feeds add` and `opml` bring
/// @param opml a file of feeds to follow, or null
/// @param subjects a file of subjects, or null for those that are bundled
/// @param operate how operators see that it goes well
/// @param log how the log is written
public record Config(
    String instance,
    KafkaConfig kafka,
    Path data,
    List<FeedEntry> feeds,
    @Nullable Path opml,
    @Nullable Path subjects,
    IngestConfig ingest,
    EnrichConfig enrich,
    PublishConfig publish,
    OperateConfig operate,
    LogConfig log) {

  private static final String BUNDLED_SUBJECTS = "/example/subjects.yaml";

  public Config {
    if (!instance.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "instance is made of letters, digits, dots, hyphens and underscores: '" + instance + "'");
    }
    feeds = List.copyOf(feeds);
  }

  /// What holds without a file: everything but the feeds, with data in `./data`.
  public static Config defaults() {
    return new Config(
        "main",
        KafkaConfig.defaults(),
        Path.of("data").toAbsolutePath(),
        List.of(),
        null,
        null,
        IngestConfig.defaults(),
        EnrichConfig.defaults(),
        PublishConfig.defaults(),
        OperateConfig.defaults(),
        LogConfig.defaults());
  }

  /// Reads a file; relative paths in it start at its folder.
  ///
  /// @throws ConfigException with a line for each mistake
  public static Config read(Path file, Map<String, String> environment) {
    YamlFile yaml = YamlFile.read(file);
    Config usual = defaults().in(yaml.base().resolve("data"));
    Config config = yaml.bind(Config.class, usual, environment);
    config.requireSubjects(yaml);
    return config;
  }

  /// A digest about a subject that nobody has defined would stay empty for ever.
  private void requireSubjects(YamlFile yaml) {
    List<String> problems = new ArrayList<>();
    List<DigestConfig> digests = publish.digests();
    for (int i = 0; i < digests.size(); i++) {
      List<String> wanted = Objects.requireNonNullElse(digests.get(i).subjects(), List.of());
      List<String> known =
          wanted.isEmpty()
              ? List.of()
              : subjectList().subjects().stream().map(Subject::id).toList();
      for (int j = 0; j < wanted.size(); j++) {
        if (!known.contains(wanted.get(j))) {
          int line = yaml.line("publish", "digests", i, "subjects", j);
          problems.add(yaml.name() + ":" + line + ": " + unknown(i, wanted.get(j), known));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  private String unknown(int digest, String wanted, List<String> known) {
    return "'publish.digests[%d].subjects': no subject has the id '%s'; %s %s has %s"
        .formatted(
            digest,
            wanted,
            Spelling.nearest(wanted, known).map(near -> "did you mean '" + near + "'?").orElse(""),
            subjects == null ? "The bundled list" : subjects.getFileName(),
            String.join(", ", known))
        .replace(";  ", "; ");
  }

  /// Reads a configuration that travels in the jar.
  ///
  /// @param environment what its `${…}` stand for
  public static Config bundled(String resource, Map<String, String> environment) {
    return resource(resource).bind(Config.class, defaults(), environment);
  }

  /// This, with its data elsewhere.
  public Config in(Path folder) {
    return new Config(
        instance,
        kafka,
        folder.toAbsolutePath().normalize(),
        feeds,
        opml,
        subjects,
        ingest,
        enrich,
        publish,
        operate,
        log);
  }

  /// Home of the embedded broker.
  public Path broker() {
    return data.resolve("kafka");
  }

  /// The subjects of the configured file, or the bundled ones.
  ///
  /// @throws ConfigException with a line for each mistake
  public Subjects subjectList() {
    return subjects == null ? listed(resource(BUNDLED_SUBJECTS)) : subjects(subjects);
  }

  /// The subjects of a file.
  ///
  /// @throws ConfigException with a line for each mistake
  public static Subjects subjects(Path file) {
    return listed(YamlFile.read(file));
  }

  private static Subjects listed(YamlFile yaml) {
    return yaml.bind(SubjectEntry.Listed.class, null, Map.of()).list();
  }

  /// What the configured OPML file holds, or null.
  public byte @Nullable [] opmlBytes() {
    if (opml == null) {
      return null;
    }
    try {
      return Files.readAllBytes(opml);
    } catch (IOException e) {
      throw new ConfigException("'opml': " + opml + " cannot be read");
    }
  }

  private static YamlFile resource(String name) {
    try (InputStream in = Config.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new YamlFile(name.substring(1), text, Path.of("").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
