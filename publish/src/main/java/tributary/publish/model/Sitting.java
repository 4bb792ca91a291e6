package tributary.publish.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;
import tributary.publish.digest.Commentary;
import tributary.publish.proof.Original;

/// A model at work on one edition, within what the edition may cost. Whatever goes wrong, the story
/// goes without a comment and the edition goes out. For one thread; closing ends a call under way.
public final class Sitting implements Commentary, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sitting.class);

  private final Endpoint endpoint;
  private final List<Part> parts;
  private final KnownAnswers known;
  private final Allowance allowance;
  private final BoundedClient client;
  private final @Nullable Chat chat;

  /// @param chat null where the endpoint cannot be asked; the allowance knows why
  Sitting(Commentator of, Allowance allowance, BoundedClient client, @Nullable Chat chat) {
    this.endpoint = of.endpoint();
    this.parts = of.parts();
    this.known = of.known();
    this.allowance = allowance;
    this.client = client;
    this.chat = chat;
  }

  @Override
  public Optional<Digest.Generated> on(Digest.Entry entry, List<Original> originals) {
    Material material = Material.of(entry, originals);
    List<Part> wanted =
        parts.stream().filter(part -> part != Part.TRANSLATION || material.hasForeign()).toList();
    if (material.isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    Question question = Question.of(material, wanted);
    String key = KnownAnswers.key(endpoint, question, wanted);
    return known(key, material, wanted).or(() -> asked(key, question, material, wanted));
  }

  private Optional<Digest.Generated> known(String key, Material material, List<Part> wanted) {
    try {
      Optional<Digest.Generated> found =
          known.find(key).map(text -> generated(text, material, wanted));
      found.ifPresent(generated -> allowance.known());
      return found;
    } catch (NoAnswer e) {
      return Optional.empty(); // kept by a program that read answers otherwise
    }
  }

  private Optional<Digest.Generated> asked(
      String key, Question question, Material material, List<Part> wanted) {
    if (chat == null || allowance.isOver()) {
      return Optional.empty();
    }
    try {
      String text = chat.ask(question, wanted);
      Digest.Generated generated = generated(text, material, wanted);
      allowance.answered();
      known.keep(key, text);
      return Optional.of(generated);
    } catch (NoAnswer why) {
      allowance.failed(why);
      return Optional.empty();
    }
  }

  private Digest.Generated generated(String text, Material material, List<Part> wanted) {
    return Selection.of(Answer.read(text, wanted), material, endpoint.model());
  }

  /// What was used, with one line in the log: what the model cost, and why it said less than it was
  /// asked for.
  ///
  /// @param edition its id
  /// @param entries as they go out
  public Digest.ModelUse account(String edition, List<Digest.Entry> entries) {
    int withheld =
        entries.stream()
            .map(Digest.Entry::generated)
            .mapToInt(generated -> generated == null ? 0 : generated.withheld())
            .sum();
    Digest.ModelUse use =
        new Digest.ModelUse(
            endpoint.model(), allowance.calls(), allowance.cached(), allowance.tokens(), withheld);
    String line =
        "Edition %s: model %s, %d calls, %d answers known, %d tokens, %d sentences withheld"
            .formatted(
                edition, use.model(), use.calls(), use.cached(), use.tokens(), use.withheld());
    problem()
        .ifPresentOrElse(
            problem -> LOG.warn("{}; of the model: {}", line, problem), () -> LOG.info("{}", line));
    return use;
  }

  /// Why it said less than it was asked for; empty where all went well.
  Optional<String> problem() {
    return allowance.problem();
  }

  @Override
  public void close() {
    client.close();
  }
}
