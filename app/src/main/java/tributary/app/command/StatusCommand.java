package tributary.app.command;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tributary.app.broker.Broker;
import tributary.app.broker.EmbeddedBroker;
import tributary.app.feed.FeedRegistry;
import tributary.app.feed.State;
import tributary.app.role.House;
import tributary.app.topic.Snapshot;
import tributary.events.digest.Digest;

/// `tributary status`.
@Command(
    name = "status",
    description = "Where Kafka is, which feeds are late or failing and why, the latest edition.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Override
  public Integer call() {
    try (House house = House.open(setup.config())) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("Kafka    " + kafka(house.broker()));
      feeds(out, house);
      out.println("edition  " + latest(house).map(StatusCommand::line).orElse("none yet"));
      out.flush();
      return 0;
    }
  }

  private static String kafka(Broker broker) {
    return switch (broker) {
      case Broker.Remote(String address) -> address;
      case EmbeddedBroker _ -> "not running (`tributary up` starts it)";
    };
  }

  private static void feeds(PrintWriter out, House house) {
    FeedRegistry.Look look = house.feeds().look();
    List<FeedLine> lines =
        look.followed().stream()
            .map(feed -> FeedLine.of(feed, house.lateBefore()))
            .sorted(FeedLine.BY_TITLE)
            .toList();
    List<FeedLine> troubled = lines.stream().filter(FeedLine::troubled).toList();
    long late = troubled.stream().filter(line -> line.state().equals(State.LATE.word())).count();
    out.printf(
        "feeds    %d followed, %d failing, %d late%n", lines.size(), troubled.size() - late, late);
    troubled.stream().limit(MOST_SHOWN).forEach(line -> out.println("         " + line.inShort()));
    if (troubled.size() > MOST_SHOWN) {
      out.println("         and others: `tributary feeds list --failing`");
    }
    look.unreadable().forEach(line -> out.println("         not followed: " + line));
  }

  private static Optional<Digest> latest(House house) {
    return Snapshot.of(house.cluster(), house.cluster().topics().digests())
        .values()
        .values()
        .stream()
        .max(Comparator.comparing(Digest::to));
  }

  private static String line(Digest digest) {
    return digest.edition() + " with " + digest.entries().size() + " stories";
  }
}
