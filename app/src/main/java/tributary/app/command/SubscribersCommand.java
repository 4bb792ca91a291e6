package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.role.House;
import tributary.app.subscriber.AddressFile;
import tributary.app.subscriber.SubscriberTable;
import tributary.events.digest.Subscriber;
import tributary.events.topic.Json;
import tributary.publish.Register;
import tributary.publish.subscription.Enrolment.Added;

/// `tributary subscribers`. Addresses go to stdout and to the operator's files alone.
@Command(
    name = "subscribers",
    description = "Who receives digests by mail.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class SubscribersCommand {
  private static final long QUIET_NANOS = 2_000_000_000L;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "add",
      description =
          "Put an address on the list without asking its owner, who must have agreed. It lifts a"
              + " suspension; it brings nobody back to a digest that they left.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ADDRESS", description = "One mail address.") String address,
      @Option(names = "--digest", paramLabel = "NAME", description = "A digest; all without.")
          @Nullable List<String> digests,
      @Option(names = "--subject", paramLabel = "ID", description = "A subject; all without.")
          @Nullable List<String> subjects) {
    Optional<Added> added =
        withRegister(
            setup,
            register -> {
              Optional<Added> done = added(register, address, some(digests), some(subjects));
              register.flush();
              return done;
            });
    if (added.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "this is not one mail address");
    }
    return switch (added.get()) {
      case NEW -> say("added: the newest edition is sent next");
      case CHANGED -> say("changed");
      case THERE -> say("receives all that already");
      case LEFT -> fail("not added: they left, and can come back only by signing up");
    };
  }

  @Command(name = "list", description = "Everybody.", mixinStandardHelpOptions = true)
  int list(
      @Mixin Setup setup, @Option(names = "--json", description = "One JSON array.") boolean json)
      throws JsonProcessingException {
    List<Subscriber> all = withRegister(setup, Register::all);
    if (json) {
      return say(Json.MAPPER.writeValueAsString(all));
    }
    all.forEach(who -> say(line(who)));
    if (all.isEmpty()) {
      spec.commandLine().getErr().println("nobody is on the list");
    }
    return 0;
  }

  private static String line(Subscriber who) {
    String trouble = who.trouble() == null ? "" : ": " + who.trouble();
    String subjects =
        who.subjects().isEmpty() ? "" : ", about " + String.join(", ", who.subjects());
    return "%s  %-10s %-9s %s  %s%s%s"
        .formatted(
            who.id(),
            SubscriberTable.word(who.origin()),
            SubscriberTable.word(who.standing()),
            who.address(),
            String.join(", ", SubscriberTable.received(who)),
            subjects,
            trouble);
  }

  @Command(
      name = "import",
      description =
          "Add the addresses of a file: one a line, or a CSV table with the column address, and if"
              + " wanted digests and subjects.",
      mixinStandardHelpOptions = true)
  int read(
      @Mixin Setup setup,
      @Parameters(paramLabel = "FILE", description = "UTF-8.") Path file,
      @Option(names = "--digest", paramLabel = "NAME", description = "For lines that name none.")
          @Nullable List<String> digests) {
    AddressFile addresses = addresses(file);
    int[] refused = {0};
    int[] added = {0};
    withRegister(
        setup,
        register -> {
          long said = System.nanoTime();
          int done = 0;
          for (AddressFile.Entry entry : addresses.entries()) {
            List<String> wanted = entry.digests().isEmpty() ? some(digests) : entry.digests();
            if (take(register, entry, wanted)) {
              added[0]++;
            } else {
              refused[0]++;
            }
            done++;
            if (System.nanoTime() - said > QUIET_NANOS) {
              said = System.nanoTime();
              tell(done + " of " + addresses.entries().size() + " lines");
            }
          }
          register.flush();
          return done;
        });
    say("%d of %d lines are on the list".formatted(added[0], addresses.entries().size()));
    return refused[0] == 0 ? 0 : 1;
  }

  private boolean take(Register register, AddressFile.Entry entry, List<String> digests) {
    try {
      Optional<Added> done = register.add(entry.address(), digests, entry.subjects());
      if (done.isEmpty()) {
        tell("line " + entry.line() + ": not one mail address");
      } else if (done.get() == Added.LEFT) {
        tell("line " + entry.line() + ": they left, and can come back only by signing up");
      }
      return done.isPresent() && done.get() != Added.LEFT;
    } catch (IllegalArgumentException e) {
      tell("line " + entry.line() + ": " + e.getMessage());
      return false;
    }
  }

  private AddressFile addresses(Path file) {
    try {
      return AddressFile.read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read as UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
    }
  }

  @Command(
      name = "export",
      description = "Everybody as a CSV table, to a file or to stdout.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin Setup setup,
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "Where to; stdout without.")
          @Nullable Path file)
      throws IOException {
    List<Subscriber> all = withRegister(setup, Register::all);
    String table = SubscriberTable.of(all);
    if (file == null) {
      return say(table.stripTrailing());
    }
    Files.writeString(file, table);
    tell(all.size() + " subscribers are in " + file);
    return 0;
  }

  @Command(
      name = "remove",
      description =
          "Forget somebody: within a day the address can be read nowhere, as long as a publisher"
              + " runs.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin Setup setup,
      @Parameters(paramLabel = "ADDRESS|ID", description = "As `subscribers list` shows them.")
          String who) {
    return switch (withRegister(setup, register -> register.remove(who))) {
      case DONE -> say("forgotten");
      case CONFIGURED ->
          say(
              "nothing goes there any more; take the address out of publish.mail.to too, and it is"
                  + " forgotten at the next start");
      case UNKNOWN -> fail("nobody on the list has that address or id");
    };
  }

  private Optional<Added> added(
      Register register, String address, List<String> digests, List<String> subjects) {
    try {
      return register.add(address, digests, subjects);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> some(@Nullable List<String> given) {
    return given == null ? List.of() : given;
  }

  private int say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
    return 0;
  }

  private int fail(String line) {
    tell(line);
    return 1;
  }

  private void tell(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private static <T> T withRegister(Setup setup, Function<Register, T> work) {
    try (House house = House.open(setup.config());
        Register register =
            Register.open(
                house.cluster(),
                house.config().publish(),
                house.config().data(),
                Clock.systemUTC(),
                "subscribers")) {
      return work.apply(register);
    }
  }
}
