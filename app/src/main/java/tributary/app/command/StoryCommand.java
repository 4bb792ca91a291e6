package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.role.House;
import tributary.app.story.StorySearch;
import tributary.app.story.StoryText;
import tributary.events.topic.Json;

/// `tributary story`.
@Command(
    name = "story",
    description = "Why items tell one story, and why what is near it is another.",
    mixinStandardHelpOptions = true)
final class StoryCommand implements Callable<Integer> {
  private static final long SILENCE = 2_000_000_000L;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Parameters(
      paramLabel = "ID",
      description = "Of the story, of one that was merged into it, or of an item that tells it.")
  private String id = "";

  @Option(names = "--json", description = "The record as it is on the topic.")
  private boolean json;

  private long said;

  @Override
  public Integer call() throws JsonProcessingException {
    try (House house = House.open(setup.config())) {
      said = System.nanoTime();
      StorySearch search = new StorySearch(house.live(), this::progress);
      StorySearch.Found found = search.of(id).orElseThrow(() -> unknown(search));
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.MAPPER.writeValueAsString(found.story()) : StoryText.of(found));
      out.flush();
      return 0;
    }
  }

  private ParameterException unknown(StorySearch search) {
    String why =
        switch (search.unknown(id)) {
          case NOTHING ->
              "no story and no item "
                  + id
                  + ": `tributary digest show ID --json` names some, and"
                  + " what was seen a moment ago may not be decided yet";
          case NOT_TOLD ->
              "story " + id + " is not told: parts of one show's episodes tell it, and nobody else";
        };
    return new ParameterException(spec.commandLine(), why);
  }

  private void progress(int records) {
    if (System.nanoTime() - said > SILENCE) {
      said = System.nanoTime();
      spec.commandLine().getErr().printf("%,d records read%n", records);
      spec.commandLine().getErr().flush();
    }
  }
}
