package tributary.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.feed.FeedRegistry;
import tributary.app.feed.Followed;
import tributary.app.feed.OpmlFile;
import tributary.app.role.House;
import tributary.events.feed.Feed;

/// `tributary feeds`.
@Command(
    name = "feeds",
    description = "What is followed.",
    mixinStandardHelpOptions = true,
    subcommands = {FeedsAddCommand.class, FeedsListCommand.class},
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
}
