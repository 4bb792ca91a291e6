package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.edition.EditionText;
import tributary.app.role.House;
import tributary.app.topic.Snapshot;
import tributary.events.digest.Digest;
import tributary.events.topic.Json;

/// `tributary digest`.
@Command(
    name = "digest",
    description = "Editions that are out.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DigestCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(name = "list", description = "Newest first.", mixinStandardHelpOptions = true)
  int list(
      @Mixin Setup setup, @Option(names = "--json", description = "One JSON array.") boolean json)
      throws JsonProcessingException {
    List<Digest> digests = digests(setup);
    if (json) {
      return say(Json.MAPPER.writeValueAsString(digests.stream().map(Line::of).toList()));
    }
    digests.forEach(digest -> say(Line.of(digest).text()));
    if (digests.isEmpty()) {
      spec.commandLine().getErr().println("no edition is out yet");
    }
    return 0;
  }

  @Command(name = "show", description = "Print an edition.", mixinStandardHelpOptions = true)
  int show(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = "As `digest list` shows it.") String id,
      @Option(names = "--json", description = "The record as it is on the topic.") boolean json)
      throws JsonProcessingException {
    Digest digest =
        digests(setup).stream()
            .filter(candidate -> candidate.edition().equals(id))
            .findFirst()
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(), "no edition " + id + ": see `tributary digest list`"));
    return say(
        json
            ? Json.MAPPER.writeValueAsString(digest)
            : EditionText.of(digest, Integer.MAX_VALUE).stripTrailing());
  }

  private static List<Digest> digests(Setup setup) {
    try (House house = House.open(setup.config())) {
      return Snapshot.of(house.cluster(), house.cluster().topics().digests())
          .values()
          .values()
          .stream()
          .sorted(Comparator.comparing(Digest::to).reversed().thenComparing(Digest::edition))
          .toList();
    }
  }

  private int say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
    return 0;
  }

  /// An edition as `digest list` shows it.
  record Line(String edition, int revision, String title, String from, String to, int stories) {
    static Line of(Digest digest) {
      return new Line(
          digest.edition(),
          digest.revision(),
          digest.title(),
          digest.from().toString(),
          digest.to().toString(),
          digest.entries().size());
    }

    String text() {
      return "%-20s %s to %s  %d stories".formatted(edition, from, to, stories);
    }
  }
}
