package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.letter.Filed;
import tributary.app.letter.LetterBox;
import tributary.app.letter.LetterException;
import tributary.app.letter.LetterText;
import tributary.app.letter.Remedy;
import tributary.app.role.House;
import tributary.events.letter.Letter;
import tributary.events.letter.Place;
import tributary.events.topic.Json;

/// `tributary dead-letters`.
@Command(
    name = "dead-letters",
    description = "Records that could not be handled: why, and what becomes of them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {
  private static final String ID = "PARTITION-OFFSET, as the list says it.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      description = "Letters that are open, the oldest first, a line each.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Setup setup,
      @Option(
              names = "--stage",
              paramLabel = "NAME",
              description = "A room or a stage: enrich, normalise, ingest, …")
          @Nullable String stage,
      @Option(names = "--topic", paramLabel = "NAME", description = "Where they came from.")
          @Nullable String topic,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "A date, a time in UTC, or how long ago: 2026-10-01, PT6H.")
          @Nullable String since,
      @Option(names = "--all", description = "Those that are settled, too.") boolean all,
      @Option(names = "--json", description = "An object a line.") boolean json)
      throws JsonProcessingException {
    Instant from = since == null ? Instant.MIN : time(since);
    Predicate<Filed> wanted =
        filed ->
            (all || filed.open())
                && (stage == null
                    || stage.equals(filed.letter().room())
                    || stage.equals(filed.letter().node()))
                && (topic == null || topic.equals(topic(filed)))
                && !filed.letter().at().isBefore(from);
    try (House house = House.open(setup.config())) {
      List<Filed> found =
          LetterBox.read(house.cluster()).letters().values().stream().filter(wanted).toList();
      return print(found, all ? "no dead letters" : "no open dead letters", json);
    }
  }

  private int print(List<Filed> found, String none, boolean json) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    for (Filed filed : found) {
      out.println(json ? Json.MAPPER.writeValueAsString(object(filed)) : LetterText.line(filed));
    }
    if (found.isEmpty() && !json) {
      out.println(none);
    }
    out.flush();
    return 0;
  }

  @Command(
      name = "show",
      description = "One letter: the reason, where it stood, its bytes, safely printed.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Option(
              names = "--bytes",
              paramLabel = "FILE",
              description = "Write the value to this file, as it came.")
          @Nullable Path file,
      @Option(names = "--json", description = "As an object, the bytes in Base64.") boolean json)
      throws IOException {
    try (House house = House.open(setup.config())) {
      Filed filed = one(LetterBox.read(house.cluster()), id);
      if (file != null) {
        Files.write(file, Objects.requireNonNullElse(filed.record().value(), new byte[0]));
      }
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        ObjectNode object = object(filed);
        byte[] value = filed.record().value();
        object.put("value", value == null ? null : Base64.getEncoder().encodeToString(value));
        out.println(Json.MAPPER.writeValueAsString(object));
      } else {
        out.println(LetterText.whole(filed));
      }
      out.flush();
      return 0;
    }
  }

  @Command(
      name = "retry",
      description = "Put records back where they came from, after what was wrong is mended.",
      mixinStandardHelpOptions = true)
  int retry(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", arity = "0..*", description = ID) @Nullable List<String> ids,
      @Option(names = "--all", description = "All that are open.") boolean all,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Kept with the decision.")
          @Nullable String reason) {
    List<String> named = ids == null ? List.of() : ids;
    if (all == !named.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name letters, or --all");
    }
    try (House house = House.open(setup.config())) {
      LetterBox box = LetterBox.read(house.cluster());
      Remedy remedy = new Remedy(house.cluster(), Clock.systemUTC());
      List<Filed> wanted = all ? box.open() : named.stream().map(id -> open(box, id)).toList();
      int failed = 0;
      for (Filed filed : wanted) {
        failed += retry(remedy, filed, reason) ? 0 : 1;
      }
      spec.commandLine()
          .getOut()
          .printf("%d of %d retried%n", wanted.size() - failed, wanted.size());
      spec.commandLine().getOut().flush();
      return failed == 0 ? 0 : 1;
    }
  }

  private boolean retry(Remedy remedy, Filed filed, @Nullable String reason) {
    try {
      String said =
          switch (remedy.retry(filed, reason)) {
            case PUT_BACK -> filed.id() + " lies on " + topic(filed) + " again";
            case READ_AT_START ->
                filed.id() + ": who reads " + topic(filed) + " reads it again at its next start";
          };
      spec.commandLine().getOut().println(said);
      return true;
    } catch (LetterException e) {
      spec.commandLine().getErr().println(e.getMessage());
      spec.commandLine().getErr().flush();
      return false;
    }
  }

  @Command(
      name = "discard",
      description = "Give letters up. They stay to be looked at, and count as open no more.",
      mixinStandardHelpOptions = true)
  int discard(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", arity = "1..*", description = ID) List<String> ids,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "Why; kept on record.")
          String reason) {
    if (reason.isBlank()) {
      throw new ParameterException(spec.commandLine(), "--reason: say why");
    }
    try (House house = House.open(setup.config())) {
      LetterBox box = LetterBox.read(house.cluster());
      List<Filed> wanted = ids.stream().map(id -> open(box, id)).toList();
      Remedy remedy = new Remedy(house.cluster(), Clock.systemUTC());
      wanted.forEach(filed -> remedy.discard(filed, reason));
      spec.commandLine().getOut().printf("%d discarded%n", wanted.size());
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  private Filed one(LetterBox box, String id) {
    Optional<Filed> found = box.letter(id);
    return found.orElseThrow(() ->
        new ParameterException(
            spec.commandLine(),
            "no letter " + id + ": `tributary dead-letters list --all` names those of a month"));
  }

  private Filed open(LetterBox box, String id) {
    Filed filed = one(box, id);
    if (filed.settled() != null) {
      throw new ParameterException(
          spec.commandLine(),
          "letter %s is settled already: %s at %s"
              .formatted(id, filed.settled().what(), filed.settled().at()));
    }
    return filed;
  }

  private static String topic(Filed filed) {
    Place origin = filed.letter().origin();
    return origin == null ? "" : origin.topic();
  }

  private Instant time(String text) {
    for (String form : List.of(text, text + "T00:00:00Z", text + "Z")) {
      try {
        return Instant.parse(form);
      } catch (DateTimeParseException e) {
        // another form, perhaps
      }
    }
    try {
      return Instant.now().minus(Duration.parse(text));
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(), "--since: neither a date, a time nor a duration: " + text, e);
    }
  }

  private static ObjectNode object(Filed filed) {
    Letter letter = filed.letter();
    ObjectNode object = Json.MAPPER.createObjectNode().put("id", filed.id());
    object.put("at", letter.at().toString()).put("room", letter.room()).put("node", letter.node());
    object.put("run", letter.run()).put("reason", letter.reason()).put("trace", letter.trace());
    object.set("origin", Json.MAPPER.valueToTree(letter.origin()));
    object.put("size", filed.size()).put("open", filed.open());
    object.set("settled", Json.MAPPER.valueToTree(filed.settled()));
    return object;
  }
}
