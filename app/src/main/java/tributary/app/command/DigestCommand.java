package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.config.Config;
import tributary.app.edition.Archive;
import tributary.app.edition.EditionText;
import tributary.app.edition.Orders;
import tributary.app.role.House;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction.What;
import tributary.events.topic.Cluster;
import tributary.events.topic.Json;
import tributary.publish.DigestConfig;
import tributary.publish.Preview;
import tributary.publish.digest.UnprovenEdition;

/// `tributary digest`.
@Command(
    name = "digest",
    description =
        "Editions: what is out, what would be, and what an editor wants done with them. A publisher"
            + " that runs does it at once, else when it starts.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class DigestCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      description = "What waits for approval, then what is out, newest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Setup setup, @Option(names = "--json", description = "One JSON array.") boolean json)
      throws JsonProcessingException {
    Archive archive = archive(setup);
    List<EditionLine> lines =
        Stream.concat(
                archive.waiting().stream().map(EditionLine::held),
                archive.newestFirst().stream().map(EditionLine::out))
            .toList();
    if (json) {
      return say(Json.MAPPER.writeValueAsString(lines));
    }
    lines.forEach(line -> say(line.text()));
    if (lines.isEmpty()) {
      spec.commandLine().getErr().println("no edition is out yet");
    }
    return 0;
  }

  @Command(
      name = "show",
      description = "Print an edition, or the draft of one that waits for approval.",
      mixinStandardHelpOptions = true)
  int show(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = "As `digest list` shows it.") String id,
      @Option(names = "--revision", paramLabel = "N", description = "Not the latest, but this one.")
          @Nullable Integer revision,
      @Option(names = "--json", description = "The record as it is on the topic.") boolean json)
      throws JsonProcessingException {
    Archive archive = archive(setup);
    Optional<Draft> draft = revision == null ? archive.waiting(id) : Optional.empty();
    if (draft.isPresent()) {
      return show(draft.get(), json);
    }
    Digest digest =
        (revision == null ? archive.edition(id) : archive.edition(id, revision))
            .orElseThrow(() -> refused(unknown(id, revision)));
    return show(digest, json);
  }

  private static String unknown(String id, @Nullable Integer revision) {
    String which = revision == null ? "" : " with a revision " + revision;
    return "no edition " + id + which + ": see `tributary digest list`";
  }

  private int show(Digest digest, boolean json) throws JsonProcessingException {
    return say(
        json ? Json.MAPPER.writeValueAsString(digest) : EditionText.whole(digest).stripTrailing());
  }

  private int show(Draft draft, boolean json) throws JsonProcessingException {
    if (json) {
      return say(Json.MAPPER.writeValueAsString(draft));
    }
    show(draft.digest(), false);
    return say(
        "%nIt waits for approval: tributary digest approve %s --hash %s"
            .formatted(draft.edition(), draft.hash()));
  }

  @Command(
      name = "preview",
      description =
          "What would go out now: the draft that waits, else the edition that is due, else the"
              + " running period so far. With --of, the edition of a period in the past, made anew."
              + " Changes nothing.",
      mixinStandardHelpOptions = true)
  int preview(
      @Mixin Setup setup,
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "The digest; the first one.")
          @Nullable String name,
      @Option(
              names = "--of",
              paramLabel = "DAY",
              description = "A day (UTC) in a period that is over, such as 2026-10-01.")
          @Nullable LocalDate of,
      @Option(
              names = "--run",
              paramLabel = "NAME",
              description = "With --of: by the stories of this run (tributary replay).")
          @Nullable String run,
      @Option(names = "--json", description = "As it would be on the topic.") boolean json)
      throws JsonProcessingException {
    Config config = setup.config();
    String digest = digest(config, name);
    try (House house = House.open(config)) {
      if (of != null) {
        Cluster stories = run == null ? house.live() : house.cluster().of(run);
        return show(past(stories, config, digest, of), json);
      }
      Optional<Draft> draft = waiting(house, digest);
      if (draft.isPresent()) {
        return show(draft.get(), json);
      }
      return show(preview(house.live(), config).of(digest), json);
    } catch (UnprovenEdition e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private static Preview preview(Cluster run, Config config) {
    return new Preview(run, config.publish(), Clock.systemUTC());
  }

  private static Optional<Draft> waiting(House house, String digest) {
    return Archive.of(house.cluster()).waiting().stream()
        .filter(waiting -> waiting.digest().digest().equals(digest))
        .findFirst();
  }

  private Digest past(Cluster run, Config config, String digest, LocalDate day) {
    try {
      return preview(run, config).past(digest, day.atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  @Command(
      name = "publish",
      description = "Make the edition of the running period now, of what is complete.",
      mixinStandardHelpOptions = true)
  int publish(
      @Mixin Setup setup,
      @Parameters(paramLabel = "NAME", description = "The digest.") String name) {
    Config config = setup.config();
    String edition = config.publish().running(digest(config, name), Instant.now());
    return order(setup, orders -> orders.publish(name, edition));
  }

  @Command(
      name = "approve",
      description = "Let out an edition that waits, exactly as it was looked at.",
      mixinStandardHelpOptions = true)
  int approve(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = "As `digest list` shows it.") String id,
      @Option(
              names = "--hash",
              paramLabel = "HASH",
              description = "What `digest show` showed; without it, what waits now.")
          @Nullable String hash) {
    return order(setup, orders -> orders.approve(id, hash));
  }

  @Command(
      name = "reject",
      description = "Never let out an edition that waits.",
      mixinStandardHelpOptions = true)
  int reject(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = "As `digest list` shows it.") String id,
      @Parameters(paramLabel = "REASON", arity = "0..1", description = "For the record.")
          @Nullable String reason) {
    return order(setup, orders -> orders.reject(id, reason));
  }

  @Command(
      name = "revise",
      description = "Make an edition again of what is known now: a further revision, not mailed.",
      mixinStandardHelpOptions = true)
  int revise(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = "As `digest list` shows it.") String id,
      @Parameters(paramLabel = "REASON", arity = "0..1", description = "Told with the revision.")
          @Nullable String reason) {
    return order(setup, orders -> orders.revise(id, reason));
  }

  @Command(
      name = "resend",
      description = "Mail an edition again to whom it is held for, under the same Message-ID.",
      mixinStandardHelpOptions = true)
  int resend(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = "As `digest list` shows it.") String id,
      @Option(
              names = "--to",
              paramLabel = "SUBSCRIBER",
              description = "Only to this one, by random id; whether or not it is held.")
          @Nullable String subscriber,
      @Option(names = "--arrived", description = "It has come: count it as sent instead.")
          boolean arrived) {
    What what = arrived ? What.ARRIVED : What.RESEND;
    return order(setup, orders -> orders.held(what, id, subscriber));
  }

  @Command(
      name = "correct",
      description = "Say what was wrong with a story: on its page, in editions, to readers.",
      mixinStandardHelpOptions = true)
  int correct(
      @Mixin Setup setup,
      @Parameters(paramLabel = "STORY", description = "Its id, or that of an item.") String story,
      @Parameters(paramLabel = "TEXT", description = "What is right, as readers get it.")
          String text) {
    return order(setup, orders -> orders.correct(story, text));
  }

  @Command(
      name = "take-down",
      description = "Tell a story no more, also in editions that are out, and say why.",
      mixinStandardHelpOptions = true)
  int takeDown(
      @Mixin Setup setup,
      @Parameters(paramLabel = "STORY", description = "Its id, or that of an item.") String story,
      @Parameters(paramLabel = "REASON", description = "As readers get it.") String reason) {
    return order(setup, orders -> orders.takeDown(story, reason));
  }

  @Command(
      name = "suppress",
      description = "Leave an item out of pages and later editions.",
      mixinStandardHelpOptions = true)
  int suppress(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ITEM", description = "Its id.") String item,
      @Parameters(paramLabel = "REASON", description = "For the record.") String reason) {
    return order(setup, orders -> orders.suppress(item, reason));
  }

  @Command(
      name = "restore",
      description = "Undo `suppress` or `take-down`.",
      mixinStandardHelpOptions = true)
  int restore(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ID", description = "Of the item or story.") String id) {
    return order(setup, orders -> orders.restore(id));
  }

  private int order(Setup setup, Function<Orders, String> order) {
    try (House house = House.open(setup.config())) {
      return say(order.apply(new Orders(house.live(), Clock.systemUTC())));
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /// The digest of that name, or the first one.
  private String digest(Config config, @Nullable String name) {
    List<String> names = config.publish().digests().stream().map(DigestConfig::name).toList();
    if (name != null && !names.contains(name)) {
      throw refused(
          "no digest '%s' is configured; there is %s".formatted(name, String.join(", ", names)));
    }
    return name == null ? names.getFirst() : name;
  }

  private static Archive archive(Setup setup) {
    try (House house = House.open(setup.config())) {
      return Archive.of(house.cluster());
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private int say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
    return 0;
  }
}
