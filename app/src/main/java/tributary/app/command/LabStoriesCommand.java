package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tributary.app.config.Span;
import tributary.app.lab.Grouping;
import tributary.app.lab.LabelledNews;
import tributary.app.trial.Outcome;
import tributary.app.trial.TemporaryFolder;
import tributary.app.trial.Trial;
import tributary.enrich.EnrichConfig;
import tributary.enrich.EnrichConfig.Switch;
import tributary.events.item.RawItem;
import tributary.events.topic.Json;

/// `tributary lab stories`.
@Command(
    name = "stories",
    description = {
      "Find the stories of a file's items with embedded Kafka; a line of JSON each.",
      "",
      "An item is seen when it was published, or else seconds after the one on the line before."
          + " One without a source has a source to itself.",
      "Labels: where items have a cluster, how well the stories agree with them is printed too."
    },
    mixinStandardHelpOptions = true)
final class LabStoriesCommand implements Callable<Integer> {
  private static final int MOST_PARTITIONS = 64;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE.jsonl",
      description = "Lines of {\"id\",\"title\",\"text\",\"published\"?,\"source\"?,\"cluster\"?}.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the stories go; standard output without it.")
  private @Nullable Path out;

  @Option(
      names = "--window",
      paramLabel = "SPAN",
      converter = Window.class,
      description = "How far apart two items may tell the same story: 72h, 3d (72h).")
  private Duration window = EnrichConfig.defaults().window();

  @Option(
      names = "--shuffle",
      paramLabel = "SEED",
      description = "Deliver partitions in an order by chance; the stamps stay.")
  private @Nullable Long shuffle;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Of every topic, 1 to " + MOST_PARTITIONS + " (${DEFAULT-VALUE}).")
  private int partitions = 3;

  @Option(
      names = "--embedding",
      paramLabel = "on|off",
      defaultValue = "on",
      description = "Whether items are also compared by what they mean (${DEFAULT-VALUE}).")
  private Switch embedding = Switch.ON;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Logs.errorsOnly();
    LabelledNews news = LabelledNews.read(file, Instant.now());
    List<String> problems = new ArrayList<>(news.problems());
    problems.forEach(this::say);
    Trial trial = new Trial(config(), partitions, seed(), this::say);
    Outcome outcome;
    try (TemporaryFolder folder = TemporaryFolder.make("lab-stories")) {
      outcome = trial.run(news.items(), folder.path());
    }
    outcome.setAside().forEach((id, reason) -> problems.add("item '" + id + "': " + reason));
    problems.stream().skip(news.problems().size()).sorted().forEach(this::say);
    write(news.items(), outcome);
    score(news, outcome);
    return problems.isEmpty() ? 0 : 1;
  }

  private void check() {
    if (!Files.isRegularFile(file)) {
      throw wrong("There is no file " + file + ".");
    }
    if (partitions < 1 || partitions > MOST_PARTITIONS) {
      throw wrong("--partitions lies between 1 and " + MOST_PARTITIONS + ": " + partitions);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private EnrichConfig config() {
    return EnrichConfig.defaults().embedding(embedding).window(window);
  }

  private OptionalLong seed() {
    return shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle);
  }

  private void write(List<RawItem> items, Outcome outcome) throws IOException {
    PrintWriter to =
        out == null
            ? spec.commandLine().getOut()
            : new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8));
    for (RawItem item : items) {
      to.println(line(item.id(), outcome.fates().get(item.id())));
    }
    to.flush();
    if (out != null) {
      to.close();
    }
  }

  private static String line(String id, Outcome.@Nullable Fate fate)
      throws JsonProcessingException {
    return Json.MAPPER.writeValueAsString(
        Json.MAPPER
            .createObjectNode()
            .put("id", id)
            .put("story", fate == null ? null : fate.story())
            .put("duplicateOf", fate == null ? null : fate.duplicateOf()));
  }

  private void score(LabelledNews news, Outcome outcome) {
    List<String> found = new ArrayList<>();
    List<String> truth = new ArrayList<>();
    for (RawItem item : news.items()) {
      Outcome.Fate fate = outcome.fates().get(item.id());
      String cluster = news.clusters().get(item.id());
      if (cluster != null) {
        found.add(fate == null ? "none of " + item.id() : fate.story());
        truth.add(cluster);
      }
    }
    if (!truth.isEmpty()) {
      say(Grouping.of(found, truth) + ", items " + truth.size());
    }
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /// A span longer than nothing.
  static final class Window implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Duration span = Span.read(text);
      if (span.isZero() || span.isNegative()) {
        throw new TypeConversionException("longer than nothing: " + text);
      }
      return span;
    }
  }
}
