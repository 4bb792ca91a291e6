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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.lab.Rouge;
import tributary.app.lab.SummaryCases;
import tributary.enrich.insight.Summary;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.claim.Claim;
import tributary.events.topic.Json;

/// `tributary lab summaries`.
@Command(
    name = "summaries",
    description = {
      "Summarise a file's documents in whole sentences of theirs; a line of JSON each.",
      "",
      "A document is a text, or an object with \"text\" or \"paragraphs\". Documents of which one"
          + " begins with a speaker, '**Ann Lee**: ', are the paragraphs of one talk.",
      "Labels: where there are references, ROUGE-1, -2 and -L against the best of them are printed"
          + " too, F1 of stems."
    },
    mixinStandardHelpOptions = true)
final class LabSummariesCommand implements Callable<Integer> {
  private static final int MOST_WORDS = 10_000;
  private static final int PROGRESS = 1_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE.jsonl",
      description = "Lines of {\"id\",\"documents\":[…],\"references\"?:[…]}.")
  private Path file = Path.of("");

  @Option(
      names = "--words",
      paramLabel = "N",
      defaultValue = "120",
      description = "At most so many in a summary, 1 to " + MOST_WORDS + " (${DEFAULT-VALUE}).")
  private int words = 120;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the summaries go; standard output without it.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
    }
    if (words < 1 || words > MOST_WORDS) {
      throw new ParameterException(
          spec.commandLine(), "--words lies between 1 and " + MOST_WORDS + ": " + words);
    }
    SummaryCases read = SummaryCases.read(file);
    read.problems().forEach(this::say);
    List<Rouge> scores = summarise(read.cases());
    if (!scores.isEmpty()) {
      say(Rouge.mean(scores) + ", texts " + scores.size());
    }
    return read.problems().isEmpty() ? 0 : 1;
  }

  private List<Rouge> summarise(List<SummaryCases.Case> cases) throws IOException {
    Summary summary = new Summary(DocumentFrequencies.bundled(), 1);
    PrintWriter to =
        out == null
            ? spec.commandLine().getOut()
            : new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8));
    List<Rouge> scores = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      SummaryCases.Case one = cases.get(i);
      List<Claim> claims = summary.running(one.sources(), words);
      to.println(line(one.id(), claims));
      if (!one.references().isEmpty()) {
        String text = claims.stream().map(Claim::text).collect(Collectors.joining(" "));
        scores.add(Rouge.of(text, one.references()));
      }
      if ((i + 1) % PROGRESS == 0) {
        say("summarised, " + (i + 1) + " of " + cases.size());
      }
    }
    to.flush();
    if (out != null) {
      to.close();
    }
    return scores;
  }

  private static String line(String id, List<Claim> claims) throws JsonProcessingException {
    ObjectNode line = Json.MAPPER.createObjectNode().put("id", id);
    ArrayNode summary = line.putArray("summary");
    for (Claim claim : claims) {
      String place = claim.citations().getFirst().sentence();
      int colon = place.indexOf(':');
      summary
          .addObject()
          .put("text", claim.text())
          .put("document", Integer.valueOf(place.substring(0, colon)))
          .put("sentence", Integer.valueOf(place.substring(colon + 1)));
    }
    return Json.MAPPER.writeValueAsString(line);
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
