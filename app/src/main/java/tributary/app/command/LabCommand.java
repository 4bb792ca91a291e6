package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.lab.ArticleScore;
import tributary.app.lab.FeedFiles;
import tributary.app.lab.PageFiles;
import tributary.app.lab.PageReadout;
import tributary.events.topic.Json;
import tributary.ingest.source.Readout;

/// `tributary lab`.
@Command(
    name = "lab",
    description = "Judge the production code on your own labelled data.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LabChaptersCommand.class,
      LabStoriesCommand.class,
      LabSubjectsCommand.class,
      LabSummariesCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class LabCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "feeds",
      description = {
        "Read feed documents, and print what was made of each as a line of JSON.",
        "",
        "Labels: 'Header: Name: value' lines in a document's first comment stand for the headers"
            + " of the answer that it came with; Content-Type is used, and Content-Location as its"
            + " address."
      },
      mixinStandardHelpOptions = true)
  int feeds(
      @Parameters(
              paramLabel = "DIR|FILE",
              arity = "1..*",
              description = "Files, and folders whose .xml and .json files are read.")
          List<Path> paths,
      @Option(
              names = "--at",
              paramLabel = "URL",
              defaultValue = "http://localhost/",
              description =
                  "Where documents without a label were found: relative links start there"
                      + " (${DEFAULT-VALUE}).")
          URI at)
      throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    for (Path file : files(paths)) {
      Readout readout = FeedFiles.read(file, at);
      out.println(Json.MAPPER.writeValueAsString(readout));
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "pages",
      description = {
        "Read pages, and print what was made of each as one JSON object by their ids.",
        "",
        "Labels: where ground-truth.json lies in the folder, precision, recall and F1 of the texts"
            + " are printed too."
      },
      mixinStandardHelpOptions = true)
  int pages(
      @Parameters(
              paramLabel = "DIR",
              description = "Folder with html/ID.html or html/ID.html.gz, or ID.html in itself.")
          Path folder)
      throws JsonProcessingException {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + folder + ".");
    }
    PageFiles files = PageFiles.in(folder);
    Map<String, PageReadout> read = files.read(PageReadout::of);
    PrintWriter out = spec.commandLine().getOut();
    out.println(Json.MAPPER.writeValueAsString(read));
    out.flush();
    List<ArticleScore> scores = new ArrayList<>();
    read.forEach((id, page) -> {
      String truth = files.truth(id);
      if (truth != null) {
        scores.add(ArticleScore.of(truth, page.articleBody()));
      }
    });
    if (!scores.isEmpty()) {
      PrintWriter log = spec.commandLine().getErr();
      log.println(ArticleScore.over(scores) + ", pages " + scores.size());
      log.flush();
    }
    return 0;
  }

  private List<Path> files(List<Path> paths) {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new ParameterException(spec.commandLine(), "There is no " + path + ".");
      }
    }
    return FeedFiles.below(paths);
  }
}
