package tributary.app.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.role.House;
import tributary.app.subject.ModelShelf;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;
import tributary.events.subject.SubjectModel;

/// `tributary subjects`.
@Command(
    name = "subjects",
    description = "What stories can be about.",
    mixinStandardHelpOptions = true,
    subcommands = SubjectsTrainCommand.class,
    synopsisSubcommandLabel = "COMMAND")
final class SubjectsCommand {
  private static final int TELLING_WORDS = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      description = "Show the subjects, and the models that were trained.",
      mixinStandardHelpOptions = true)
  int list(@Mixin Setup setup) {
    try (House house = House.open(setup.config())) {
      ModelShelf shelf = ModelShelf.on(house.cluster());
      SubjectModel speaking = speaking(shelf);
      PrintWriter out = spec.commandLine().getOut();
      for (Subject subject : house.config().subjectList().subjects()) {
        out.printf(
            "%-20s %-30s %2d seeds, %s%s%n",
            subject.id(),
            subject.name(),
            subject.seeds().size(),
            knows(speaking, subject) ? "learnt" : "from seeds alone",
            subject.parent() == null ? "" : ", part of " + subject.parent());
      }
      shelf.models().forEach(model -> out.println(line(model, model.equals(speaking))));
      out.flush();
      PrintWriter err = spec.commandLine().getErr();
      if (shelf.models().isEmpty()) {
        err.println("nothing was learnt yet: `tributary subjects train`");
      }
      shelf.unreadable().forEach(line -> err.println("not a model: " + line));
      err.flush();
      return 0;
    }
  }

  @Command(
      name = "show",
      description = "Show a subject: its seeds, and what the model that speaks now learnt of it.",
      mixinStandardHelpOptions = true)
  int show(@Mixin Setup setup, @Parameters(paramLabel = "ID") String id) {
    try (House house = House.open(setup.config())) {
      Subject subject = find(house.config().subjectList(), id);
      PrintWriter out = spec.commandLine().getOut();
      out.println(subject.name());
      if (subject.description() != null) {
        out.println(subject.description());
      }
      if (subject.parent() != null) {
        out.println("part of   " + subject.parent());
      }
      out.println("seeds     " + String.join(", ", subject.seeds()));
      SubjectModel speaking = speaking(ModelShelf.on(house.cluster()));
      out.println(
          knows(speaking, subject)
              ? "learnt    " + telling(speaking, subject)
              : "learnt    nothing yet from these seeds: `tributary subjects train`");
      out.flush();
      return 0;
    }
  }

  private Subject find(Subjects subjects, String id) {
    Subject subject = subjects.find(id);
    if (subject == null) {
      throw new ParameterException(
          spec.commandLine(),
          "No subject has the id '"
              + id
              + "': one of "
              + subjects.subjects().stream().map(Subject::id).toList());
    }
    return subject;
  }

  private static @Nullable SubjectModel speaking(ModelShelf shelf) {
    Instant now = Instant.now();
    return shelf.models().stream()
        .filter(model -> !model.from().isAfter(now))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private static boolean knows(@Nullable SubjectModel model, Subject subject) {
    return model != null && model.voices().stream().anyMatch(subject::speaks);
  }

  private static String telling(@Nullable SubjectModel model, Subject subject) {
    return model == null
        ? ""
        : model.voices().stream()
            .filter(subject::speaks)
            .flatMap(voice -> voice.words().entrySet().stream())
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(TELLING_WORDS)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
  }

  private static String line(SubjectModel model, boolean speaking) {
    List<String> known =
        model.voices().stream().map(SubjectModel.Voice::subject).filter(s -> s != null).toList();
    return "model %s from %s, trained %s on %d items: %s%s"
        .formatted(
            model.id(),
            model.from(),
            model.trainedAt(),
            model.items(),
            String.join(", ", known),
            speaking ? " (speaks now)" : "");
  }
}
