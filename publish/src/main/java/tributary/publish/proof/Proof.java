package tributary.publish.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;
import tributary.publish.proof.Verdict.Fails;

/// Holds claims against the sentences that they cite: each citation leads to a sentence and quotes
/// it word for word; then the claim is one of the quotes, or says no more than they do. A function
/// of its arguments, and its time bounded whatever they are. Safe to share between threads if the
/// sources are.
public final class Proof {
  /// Nobody reads a longer sentence in words of its own, nor are longer quotes compared.
  private static final int LONGEST_CLAIM = 1_500;

  private static final int LONGEST_SOURCE = 20_000;

  private final Sources sources;

  /// @param sources where the items' own sentences are looked up
  public Proof(Sources sources) {
    this.sources = sources;
  }

  /// Whether `claim` says what its sources say; the first fault if not.
  public Verdict of(Claim claim, Manner manner) {
    SequencedSet<String> quotes = new LinkedHashSet<>();
    SequencedSet<String> titles = new LinkedHashSet<>();
    for (Citation citation : claim.citations()) {
      Optional<Fails> fault = cited(citation, titles);
      if (fault.isPresent()) {
        return fault.get();
      }
      quotes.add(citation.quote().strip());
    }
    String text = claim.text().strip();
    Optional<Fails> fault =
        quotes.contains(text)
            ? Form.quoted(text)
            : own(text, List.copyOf(quotes), List.copyOf(titles), manner);
    return fault.isPresent() ? fault.get() : new Verdict.Holds();
  }

  private Optional<Fails> cited(Citation citation, SequencedSet<String> titles) {
    Optional<Original> original = sources.find(citation.item());
    if (original.isEmpty()) {
      return Optional.of(new Fails(Fault.UNKNOWN_ITEM, citation.item()));
    }
    Optional<Sentence> sentence = original.get().sentence(citation.sentence());
    if (sentence.isEmpty()) {
      return Optional.of(
          new Fails(Fault.UNKNOWN_SENTENCE, citation.item() + " " + citation.sentence()));
    }
    titles.add(original.get().title());
    return citation.quote().isBlank() || !sentence.get().text().equals(citation.quote())
        ? Optional.of(new Fails(Fault.QUOTE, citation.quote()))
        : Optional.empty();
  }

  private static Optional<Fails> own(
      String text, List<String> quotes, List<String> titles, Manner manner) {
    String source = String.join(" ", quotes);
    if (text.length() > LONGEST_CLAIM || source.length() > LONGEST_SOURCE) {
      return Optional.of(new Fails(Fault.SUPPORT, "too long to be compared"));
    }
    Optional<Fails> form = Form.own(text, source);
    if (form.isPresent()) {
      return form;
    }
    return switch (manner) {
      case TAKEN, WRITTEN -> new Comparison(text, quotes, titles, manner).fault();
      case TRANSLATED -> new Translation(text, joined(quotes, titles)).fault();
    };
  }

  private static List<String> joined(List<String> quotes, List<String> titles) {
    List<String> all = new ArrayList<>(quotes);
    all.addAll(titles);
    return all;
  }
}
