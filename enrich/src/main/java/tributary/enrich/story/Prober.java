package tributary.enrich.story;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tributary.enrich.duplicate.Fingerprints;
import tributary.enrich.duplicate.Serial;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Passage;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.TermVector;
import tributary.enrich.text.Tokens;
import tributary.events.item.SubjectTag;

/// Draws from a draft what it is compared by. Routing keys are the rarest words of the title and of
/// the whole: on reworded news they bring .85 of the true pairs together with 10 keys an item,
/// where the usual locality-sensitive bands bring none (docs/quality.md). Safe to share between
/// threads.
public final class Prober {
  private static final int LEAD_WORDS = 150;
  private static final int RAREST = 6;

  private final DocumentFrequencies frequencies;

  public Prober(DocumentFrequencies frequencies) {
    this.frequencies = frequencies;
  }

  /// One for each passage, the whole item first.
  ///
  /// @param at the time the item is ordered by
  /// @param partition raw partition it came from
  public List<Probe> probes(Embedded embedded, Instant at, int partition) {
    Draft draft = embedded.draft();
    return draft.passages().stream()
        .map(passage -> probe(draft, passage, at, partition))
        .toList();
  }

  private Probe probe(Draft draft, Passage passage, Instant at, int partition) {
    List<String> title = Tokens.all(passage.title());
    List<String> lead = lead(passage);
    boolean compared = draft.version() == 1;
    Map<String, Integer> counts = new HashMap<>();
    TermVector.count(title, counts);
    TermVector.count(lead, counts);
    String text = Fingerprints.text(title, lead);
    String page = passage.number() == 0 ? Fingerprints.page(draft.link()) : "";
    return new Probe(
        passage.id(draft.id()),
        draft.version(),
        at,
        draft.dates().clamped(),
        draft.origin().feed(),
        partition,
        compared ? TermVector.of(counts, frequencies) : null,
        Serial.of(passage.title()),
        text,
        page,
        compared ? keys(title, counts.keySet(), text, page) : List.of(),
        draft.subjects().stream().map(SubjectTag::name).toList());
  }

  private static List<String> lead(Passage passage) {
    List<String> lead = Tokens.all(passage.lead());
    return lead.subList(0, Math.min(LEAD_WORDS, lead.size()));
  }

  private List<String> keys(List<String> title, Collection<String> all, String text, String page) {
    Set<String> keys = new LinkedHashSet<>(rarest(title));
    keys.addAll(rarest(all));
    if (!text.isEmpty()) {
      keys.add("text:" + text);
    }
    if (!page.isEmpty()) {
      keys.add("page:" + page);
    }
    return List.copyOf(keys);
  }

  private List<String> rarest(Collection<String> words) {
    return words.stream()
        .distinct()
        .filter(word -> !Tokens.empty(word))
        .sorted(
            Comparator.comparingDouble(frequencies::rarity)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(RAREST)
        .toList();
  }
}
