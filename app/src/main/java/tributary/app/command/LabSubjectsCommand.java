package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.config.Config;
import tributary.app.lab.LabelledTexts;
import tributary.app.lab.TagScore;
import tributary.app.subject.Training;
import tributary.enrich.EnrichConfig.Switch;
import tributary.enrich.subject.Reading;
import tributary.enrich.subject.Subjects;
import tributary.enrich.subject.Tagger;
import tributary.events.item.SubjectTag;
import tributary.events.topic.Json;

/// `tributary lab subjects`.
@Command(
    name = "subjects",
    description = {
      "Learn subjects from a file's items without their labels, then tag them; a line of JSON each.",
      "",
      "Labels: where items have one, how well the first tags agree with them is printed too; a label"
          + " that is no subject's name is another matter, and its items should get no tag."
    },
    mixinStandardHelpOptions = true)
final class LabSubjectsCommand implements Callable<Integer> {
  /// The model's native code; there is no data folder here.
  private static final Path UNPACKED = Path.of(System.getProperty("java.io.tmpdir"), "tributary");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE.jsonl",
      description = "Lines of {\"id\",\"title\",\"text\",\"label\"?}.")
  private Path file = Path.of("");

  @Option(
      names = "--subjects",
      paramLabel = "FILE.yaml",
      required = true,
      description = "The subjects, with their seeds.")
  private Path subjectsFile = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the tags go; standard output without it.")
  private @Nullable Path out;

  @Option(
      names = "--embedding",
      paramLabel = "on|off",
      defaultValue = "on",
      description = "Whether items are also told apart by what they mean (${DEFAULT-VALUE}).")
  private Switch embedding = Switch.ON;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
    }
    Subjects subjects = Config.subjects(subjectsFile);
    LabelledTexts texts = LabelledTexts.read(file);
    texts.problems().forEach(err::println);
    Training training =
        new Training(
            subjects, SubjectsTrainCommand.embedder(embedding, UNPACKED), line -> say(err, line));
    Training.Result result = training.train(texts.texts(), Clock.systemUTC(), null);
    Map<String, List<SubjectTag>> tags = new HashMap<>();
    Tagger tagger = new Tagger(subjects, result.model());
    result.readings().forEach(reading -> tags.put(reading.id(), tagger.tag(reading)));
    write(texts, tags);
    if (!texts.labels().isEmpty()) {
      say(err, TagScore.of(subjects, tags, texts.labels()).toString());
    }
    return texts.problems().isEmpty() ? 0 : 1;
  }

  private void write(LabelledTexts texts, Map<String, List<SubjectTag>> tags) throws IOException {
    PrintWriter to =
        out == null
            ? spec.commandLine().getOut()
            : new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8));
    for (Reading.Source text : texts.texts()) {
      to.println(line(text.id(), tags.getOrDefault(text.id(), List.of())));
    }
    to.flush();
    if (out != null) {
      to.close();
    }
  }

  private static String line(String id, List<SubjectTag> tags) throws JsonProcessingException {
    ObjectNode line = Json.MAPPER.createObjectNode().put("id", id);
    ArrayNode subjects = line.putArray("subjects");
    for (SubjectTag tag : tags) {
      subjects
          .addObject()
          .put("name", tag.name())
          .put("score", tag.score())
          .put("reason", tag.reason());
    }
    return Json.MAPPER.writeValueAsString(line);
  }

  private static void say(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
