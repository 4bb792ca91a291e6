package tributary.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tributary.enrich.duplicate.Fingerprints;
import tributary.enrich.duplicate.Serial;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Passage;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Tokens;
import tributary.enrich.text.Wording;
import tributary.events.item.SubjectTag;

/// Draws from a draft what its passages are compared by. Routing keys are the rarest words of the
/// title and of the whole: on reworded news they bring .85 of the true pairs together with 10 keys
/// an item, where the usual locality-sensitive bands bring none (docs/quality.md). Safe to share
/// between threads.
public final class Prober {
  /// News says what happened in its first sentences; the weights of [Fusion] were learnt on texts
  /// of about this length.
  private static final int LEAD_WORDS = 80;

  /// Far more than is compared, so that two articles with one beginning are no copies.
  private static final int COPIED_WORDS = 150;

  private static final int RAREST = 6;

  private final DocumentFrequencies frequencies;

  public Prober(DocumentFrequencies frequencies) {
    this.frequencies = frequencies;
  }

  /// One for each passage, the whole item first; those of a later version are not compared again.
  ///
  /// @param at the time the item is ordered by
  /// @param partition raw partition it came from
  public List<Probe> probes(Embedded embedded, Instant at, int partition) {
    Draft draft = embedded.draft();
    List<Probe> probes = new ArrayList<>();
    List<Passage> passages = draft.passages();
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      probes.add(
          draft.version() == 1
              ? probe(draft, passage, embedded.meanings().get(i), at, partition)
              : edit(draft, passage, at, partition));
    }
    return probes;
  }

  private Probe probe(Draft draft, Passage passage, Embedding meaning, Instant at, int partition) {
    boolean whole = passage.number() == 0;
    List<String> title = Tokens.all(passage.title());
    List<String> lead = Tokens.first(COPIED_WORDS, passage.lead());
    String text = Fingerprints.text(title, lead);
    String page = whole ? Fingerprints.page(draft.link()) : "";
    List<String> compared = first(LEAD_WORDS, lead);
    return new Probe(
        passage.id(draft.id()),
        draft.version(),
        at,
        draft.dates().clamped(),
        draft.origin().feed(),
        partition,
        Wording.of(title, compared, frequencies),
        meaning,
        Serial.of(passage.title()),
        whole ? Stated.of(draft.facts().figures()) : Stated.NOTHING,
        text,
        page,
        keys(title, compared, text, page),
        subjects(draft));
  }

  private static Probe edit(Draft draft, Passage passage, Instant at, int partition) {
    return new Probe(
        passage.id(draft.id()),
        draft.version(),
        at,
        draft.dates().clamped(),
        draft.origin().feed(),
        partition,
        Wording.NONE,
        Embedding.NONE,
        Serial.of(""),
        Stated.NOTHING,
        "",
        "",
        List.of(),
        subjects(draft));
  }

  private static List<String> subjects(Draft draft) {
    return draft.subjects().stream().map(SubjectTag::name).toList();
  }

  private static List<String> first(int most, List<String> words) {
    return words.subList(0, Math.min(most, words.size()));
  }

  private List<String> keys(List<String> title, List<String> text, String copy, String page) {
    Set<String> keys = new LinkedHashSet<>(rarest(title));
    keys.addAll(rarest(Stream.concat(title.stream(), text.stream()).toList()));
    if (!copy.isEmpty()) {
      keys.add("text:" + copy);
    }
    if (!page.isEmpty()) {
      keys.add("page:" + page);
    }
    return List.copyOf(keys);
  }

  private List<String> rarest(Collection<String> words) {
    return new HashSet<>(words)
        .stream()
            .filter(word -> !Tokens.empty(word))
            .map(word -> new Rated(word, frequencies.rarity(word)))
            .sorted(Rated.RAREST_FIRST)
            .limit(RAREST)
            .map(Rated::word)
            .toList();
  }

  /// A word, its rarity looked up once.
  private record Rated(String word, double rarity) {
    static final Comparator<Rated> RAREST_FIRST =
        Comparator.comparingDouble(Rated::rarity).reversed().thenComparing(Rated::word);
  }
}
