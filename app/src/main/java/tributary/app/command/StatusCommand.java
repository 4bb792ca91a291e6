package tributary.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
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
import tributary.app.feed.Followed;
import tributary.app.role.House;
import tributary.app.topic.Snapshot;
import tributary.events.digest.Digest;
import tributary.events.feed.FeedStatus;

/// `tributary status`.
@Command(
    name = "status",
    description = "Where Kafka is, which feeds are late or failing and why, the latest edition.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final Duration LATE = Duration.ofMinutes(30);

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
    List<Followed> all = house.feeds().all();
    List<Followed> failing = all.stream().filter(feed -> feed.trouble().isPresent()).toList();
    // Without roles nobody is late; and the demo lives in a week of its own.
    boolean running =
        house.broker() instanceof Broker.Remote
            && !Files.exists(house.config().data().resolve("demo.json"));
    List<Followed> late =
        all.stream().filter(feed -> running && !failing.contains(feed) && late(feed)).toList();
    out.printf(
        "feeds    %d followed, %d failing, %d late%n", all.size(), failing.size(), late.size());
    failing.forEach(
        feed -> out.printf("         %s: %s%n", feed.name(), feed.trouble().orElse("")));
    late.forEach(feed -> out.printf("         %s: late%n", feed.name()));
  }

  private static boolean late(Followed feed) {
    FeedStatus status = feed.status();
    return !feed.feed().paused()
        && status != null
        && status.nextVisit().isBefore(Instant.now().minus(LATE));
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
