package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.feed.FeedRegistry;
import tributary.app.feed.Followed;
import tributary.app.feed.OpmlFile;
import tributary.app.role.House;
import tributary.events.feed.Feed;
import tributary.events.topic.Json;

/// `tributary feeds`.
@Command(
    name = "feeds",
    description = "What is followed.",
    mixinStandardHelpOptions = true,
    subcommands = FeedsAddCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class FeedsCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "import",
      description = "Follow the feeds of an OPML file.",
      mixinStandardHelpOptions = true)
  int opml(@Mixin Setup setup, @Parameters(paramLabel = "FILE.opml") Path file) {
    OpmlFile opml = read(file, setup.config().ingest().fetch().allowPrivateAddresses());
    PrintWriter err = spec.commandLine().getErr();
    opml.refused().forEach(line -> err.println("not followed: " + line));
    err.flush();
    if (opml.feeds().isEmpty()) {
      err.println(file + " lists no feeds that could be followed");
      return 1;
    }
    List<Feed> added = withFeeds(setup, feeds -> feeds.register(opml.feeds()));
    return say("%d of %d feeds are new or changed".formatted(added.size(), opml.feeds().size()));
  }

  @Command(
      name = "export",
      description = "Print what is followed as OPML.",
      mixinStandardHelpOptions = true)
  int export(@Mixin Setup setup) {
    return say(OpmlFile.write(withFeeds(setup, FeedsCommand::sorted)).stripTrailing());
  }

  @Command(
      name = "list",
      description = "Show what is followed and how it goes.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin Setup setup, @Option(names = "--json", description = "One JSON array.") boolean json)
      throws JsonProcessingException {
    List<Followed> feeds = withFeeds(setup, FeedsCommand::sorted);
    if (json) {
      return say(Json.MAPPER.writeValueAsString(feeds.stream().map(FeedLine::of).toList()));
    }
    feeds.forEach(feed -> say(FeedLine.of(feed).text()));
    if (feeds.isEmpty()) {
      spec.commandLine().getErr().println("nothing is followed: `tributary feeds add URL`");
    }
    return 0;
  }

  @Command(
      name = "pause",
      description = "Keep a feed, but do not visit it.",
      mixinStandardHelpOptions = true)
  int pause(@Mixin Setup setup, @Parameters(paramLabel = "ID") String id) {
    return say("paused " + withFeeds(setup, feeds -> feeds.pause(id, true)).url());
  }

  @Command(name = "resume", description = "Visit it again.", mixinStandardHelpOptions = true)
  int resume(@Mixin Setup setup, @Parameters(paramLabel = "ID") String id) {
    return say("resumed " + withFeeds(setup, feeds -> feeds.pause(id, false)).url());
  }

  @Command(
      name = "remove",
      description = "Follow it no longer; what it brought stays.",
      mixinStandardHelpOptions = true)
  int remove(@Mixin Setup setup, @Parameters(paramLabel = "ID") String id) {
    return say("removed " + withFeeds(setup, feeds -> feeds.remove(id)).url());
  }

  private OpmlFile read(Path file, boolean localToo) {
    try {
      return OpmlFile.read(Files.readAllBytes(file), localToo);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  private int say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
    return 0;
  }

  private static List<Followed> sorted(FeedRegistry feeds) {
    return feeds.all().stream()
        .sorted(Comparator.comparing(Followed::name).thenComparing(feed -> feed.feed().id()))
        .toList();
  }

  private static <T> T withFeeds(Setup setup, Function<FeedRegistry, T> work) {
    try (House house = House.open(setup.config())) {
      return work.apply(house.feeds());
    }
  }

  /// A feed as `feeds list` shows it.
  record FeedLine(
      String id, String title, URI url, String state, Optional<String> problem, int failures) {
    static FeedLine of(Followed followed) {
      Feed feed = followed.feed();
      Optional<String> trouble = followed.trouble();
      String state =
          feed.paused()
              ? "paused"
              : followed.status() == null ? "new" : trouble.isEmpty() ? "ok" : "failing";
      int failures = followed.status() == null ? 0 : followed.status().failures();
      return new FeedLine(feed.id(), followed.name(), feed.url(), state, trouble, failures);
    }

    String text() {
      String line = "%s  %-7s  %s  %s".formatted(id, state, plain(title), url);
      return problem.map(why -> line + "\n" + " ".repeat(18) + plain(why)).orElse(line);
    }

    private static String plain(String text) {
      return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    }
  }
}
