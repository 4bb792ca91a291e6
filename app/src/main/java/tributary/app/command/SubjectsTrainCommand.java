package tributary.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.app.subject.KeptItems;
import tributary.app.subject.ModelShelf;
import tributary.app.subject.Training;
import tributary.enrich.EnrichConfig;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.subject.Learnt;
import tributary.enrich.subject.Subjects;

/// `tributary subjects train`.
@Command(
    name = "train",
    description = {
      "Learn the subjects from the kept items, and write a model that speaks from a time on.",
      "",
      "The seeds of subjects.yaml say where to begin; no item needs a label. The newest 10,000"
          + " items are read. An item is tagged by the last model whose time had come when the item"
          + " was seen, in a replay too."
    },
    mixinStandardHelpOptions = true)
final class SubjectsTrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "Items seen at or after this are tagged by it, for example 2026-11-09T00:00:00Z; a"
              + " minute from now without it.")
  private @Nullable Instant from;

  @Option(names = "--dry-run", description = "Train and report, but write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Config config = setup.config();
    Subjects subjects = config.subjectList();
    PrintWriter err = spec.commandLine().getErr();
    try (House house = House.open(config)) {
      KeptItems kept = KeptItems.on(house.live());
      say(err, "learning from " + kept.sources().size() + " items");
      if (kept.unreadable() > 0) {
        say(err, kept.unreadable() + " records on items cannot be read, and are passed over");
      }
      Training training =
          new Training(
              subjects,
              embedder(config.enrich().embedding(), config.data().resolve("enrich")),
              line -> say(err, line));
      Training.Result result = training.train(kept.sources(), Clock.systemUTC(), from);
      report(result);
      if (!dryRun) {
        ModelShelf.add(house.cluster(), result.model());
        say(err, "model " + result.model().id() + " speaks from " + result.model().from());
        if (result.model().from().isBefore(result.model().trainedAt())) {
          say(err, "that is past: items that have their tags keep them, but for a replay");
        }
      }
      return 0;
    }
  }

  private void report(Training.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    int items = result.readings().size();
    for (Learnt.Voice voice : result.voices()) {
      out.printf(
          "%-20s seeds in %d items, given to %s; learnt: %s%n",
          voice.subject(),
          voice.seeded(),
          share(result.tagged().getOrDefault(voice.subject(), 0), items),
          String.join(", ", voice.words()));
    }
    out.printf("%-20s %s of %d items%n", "none", share(result.none(), items), items);
    out.flush();
  }

  private static String share(int part, int all) {
    return "%d (%.1f %%)".formatted(part, all == 0 ? 0 : 100.0 * part / all);
  }

  /// The embedder that the stream uses.
  ///
  /// @param folder below which its native code is unpacked
  static Embedder embedder(EnrichConfig.Switch embedding, Path folder) {
    return switch (embedding) {
      case OFF -> new Embedder.Off();
      case ON -> {
        MiniLm.load(folder.resolve("native"));
        yield MiniLm.shared();
      }
    };
  }

  private static void say(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }
}
