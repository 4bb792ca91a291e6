package tributary.enrich.story;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import tributary.enrich.insight.Finding;
import tributary.enrich.insight.Insights;
import tributary.enrich.insight.Sayings;
import tributary.enrich.insight.Speaker;
import tributary.enrich.insight.Speech;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Passage;
import tributary.events.claim.Insight;
import tributary.events.item.Sentence;

/// What an item says, as a whole and in each of its passages: its insights, and its speeches to the
/// stories it is in. Made once, when the item is complete. One thread.
final class Speeches {
  private static final int NO_PASSAGE = 0;

  private final Draft draft;
  private final Speaker speaker;
  private final LocalDate date;

  /// The sentences of each passage from 1 on, by its number.
  private final NavigableMap<Integer, List<Sentence>> parts = new TreeMap<>();

  private final List<Finding> findings;

  /// @param passages of the draft, the whole first
  /// @param sayings remembers what sentences say
  Speeches(Draft draft, List<Passage> passages, Sayings sayings) {
    this.draft = draft;
    this.speaker = new Speaker(sayings);
    date = LocalDate.ofInstant(draft.dates().clamped(), ZoneOffset.UTC);
    if (passages.size() > 1) {
      divide(passages);
    }
    findings = new Insights(sayings).of(draft.title(), texts());
  }

  /// What is worth knowing of the item, most important first.
  List<Insight> insights() {
    return findings.stream().map(finding -> finding.insight(draft.id())).toList();
  }

  /// What a passage says. What show notes say of a part leads to where it begins.
  Speech of(Passage passage) {
    if (passage.number() == 0) {
      return speech(draft.sentences(), true);
    }
    List<Sentence> own = new ArrayList<>();
    draft.sentences().stream()
        .filter(sentence -> sentence.second() == null && passage.lead().contains(sentence.text()))
        .map(note -> new Sentence(note.id(), note.text(), passage.start(), null))
        .forEach(own::add);
    own.addAll(parts.getOrDefault(passage.number(), List.of()));
    return speech(own, false);
  }

  private Speech speech(List<Sentence> sentences, boolean whole) {
    return speaker.of(
        new Speaker.Words(sentences, draft.facts(), whole, draft.language(), date), findings);
  }

  /// The whole text; of an episode with parts its notes, then each part.
  private List<List<Sentence>> texts() {
    if (parts.isEmpty()) {
      return List.of(draft.sentences());
    }
    List<List<Sentence>> texts = new ArrayList<>();
    texts.add(draft.sentences().stream().filter(s -> s.second() == null).toList());
    texts.addAll(parts.values());
    return texts;
  }

  /// Gives each passage what is said from its beginning to the next one, or to a chapter that is no
  /// passage, as an advertisement's.
  private void divide(List<Passage> passages) {
    TreeMap<Integer, Integer> begins = new TreeMap<>();
    draft.chapters().forEach(chapter -> begins.put(chapter.start(), NO_PASSAGE));
    for (Passage passage : passages.subList(1, passages.size())) {
      parts.put(passage.number(), new ArrayList<>());
      if (passage.start() != null) {
        begins.put(passage.start(), passage.number());
      }
    }
    for (Sentence sentence : draft.sentences()) {
      Map.Entry<Integer, Integer> begin =
          sentence.second() == null ? null : begins.floorEntry(sentence.second());
      List<Sentence> part = begin == null ? null : parts.get(begin.getValue());
      if (part != null) {
        part.add(sentence);
      }
    }
  }
}
