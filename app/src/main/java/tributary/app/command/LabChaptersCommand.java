package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.lab.DivisionScore;
import tributary.app.lab.LabelledEpisode;
import tributary.enrich.EnrichConfig.Switch;
import tributary.enrich.chapter.Division;
import tributary.enrich.chapter.Meaning;
import tributary.enrich.embedding.Embedder;
import tributary.events.topic.Json;

/// `tributary lab chapters`.
@Command(
    name = "chapters",
    description = {
      "Find the chapters of transcripts; a line of JSON for each episode.",
      "",
      "A paragraph '**Name**: text' is said by Name. Boundaries are the numbers of the paragraphs"
          + " with which chapters begin, counted from 0, the first left out.",
      "Labels: where an episode comes in several segments, how far the chapters are from them is"
          + " printed too; they are used for nothing else."
    },
    mixinStandardHelpOptions = true)
final class LabChaptersCommand implements Callable<Integer> {
  /// The model's native code; there is no data folder here.
  private static final Path UNPACKED = Path.of(System.getProperty("java.io.tmpdir"), "tributary");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE.jsonl",
      description = "Lines of {\"episode\",\"segments\":[{\"title\"?,\"paragraphs\":[]}]}.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the chapters go; standard output without it.")
  private @Nullable Path out;

  @Option(
      names = "--embedding",
      paramLabel = "on|off",
      defaultValue = "on",
      description = "Whether paragraphs are also compared by what they mean (${DEFAULT-VALUE}).")
  private Switch embedding = Switch.ON;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
    }
    LabelledEpisode.All all = LabelledEpisode.read(file);
    all.problems().forEach(this::say);
    List<DivisionScore> scores = new ArrayList<>();
    try (Output to = output()) {
      divide(all.episodes(), to.writer(), scores);
    }
    if (!scores.isEmpty()) {
      say(DivisionScore.mean(scores) + ", episodes " + scores.size());
    }
    return all.problems().isEmpty() ? 0 : 1;
  }

  private void divide(List<LabelledEpisode> episodes, PrintWriter to, List<DivisionScore> scores)
      throws IOException {
    Division division = Division.bundled();
    Embedder embedder = SubjectsTrainCommand.embedder(embedding, UNPACKED);
    int done = 0;
    for (LabelledEpisode episode : episodes) {
      Meaning meaning = embedding == Switch.ON ? episode.meaning(embedder) : null;
      List<Integer> boundaries = division.untimed(episode.units(), meaning);
      to.println(line(episode.id(), boundaries, division.titles(episode.units(), boundaries)));
      to.flush();
      if (!episode.boundaries().isEmpty()) {
        scores.add(DivisionScore.of(episode.units().size(), episode.boundaries(), boundaries));
      }
      done++;
      if (done % 10 == 0) {
        say(done + " of " + episodes.size() + " episodes");
      }
    }
  }

  /// Where the lines go; a file is closed in the end, standard output is not.
  private record Output(PrintWriter writer, boolean file) implements AutoCloseable {
    @Override
    public void close() {
      writer.flush();
      if (file) {
        writer.close();
      }
    }
  }

  private Output output() throws IOException {
    return out == null
        ? new Output(spec.commandLine().getOut(), false)
        : new Output(new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8)), true);
  }

  private static String line(String id, List<Integer> boundaries, List<String> titles)
      throws JsonProcessingException {
    ObjectNode line = Json.MAPPER.createObjectNode().put("episode", id);
    ArrayNode begins = line.putArray("boundaries");
    boundaries.forEach(begins::add);
    ArrayNode called = line.putArray("titles");
    titles.forEach(called::add);
    return Json.MAPPER.writeValueAsString(line);
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
