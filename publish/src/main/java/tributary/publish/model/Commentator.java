package tributary.publish.model;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Lets a language model comment on editions: [#sit] for each. The secret is read anew each time.
///
/// @param parts what it is asked for, in the order in which it is asked
public record Commentator(
    Endpoint endpoint,
    Limits limits,
    List<Part> parts,
    KnownAnswers known,
    Clock clock,
    UnaryOperator<@Nullable String> environment) {

  public Commentator {
    parts = List.copyOf(parts);
  }

  /// @param folder for answers that are kept
  /// @param clock tells how long it is to a date that an endpoint names
  public static Commentator of(
      Endpoint endpoint, Limits limits, List<Part> parts, Path folder, Clock clock) {
    KnownAnswers known = new KnownAnswers(folder, KnownAnswers.MOST, clock);
    return new Commentator(
        endpoint,
        limits,
        parts.stream().distinct().sorted().toList(),
        known,
        clock,
        System::getenv);
  }

  /// Begins with an edition; its deadline runs from here.
  ///
  /// @param over whether nobody waits for it any more; asked several times a second
  public Sitting sit(BooleanSupplier over) {
    Allowance allowance = new Allowance(limits, endpoint.timeout(), over, System::nanoTime);
    BoundedClient client = new BoundedClient(allowance, clock);
    try {
      Optional<String> key = endpoint.key().read(environment);
      Chat chat = new Chat(Chat.openAi(endpoint, key, client), allowance);
      return new Sitting(this, allowance, client, chat);
    } catch (RuntimeException e) {
      allowance.failed(NoAnswer.behind(e));
      return new Sitting(this, allowance, client, null);
    }
  }
}
