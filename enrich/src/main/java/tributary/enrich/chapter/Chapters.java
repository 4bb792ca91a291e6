package tributary.enrich.chapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tributary.enrich.embedding.Embedding;
import tributary.enrich.insight.Summary;
import tributary.enrich.normalise.Draft;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.claim.Claim;
import tributary.events.item.Chapter;
import tributary.events.item.Section;
import tributary.events.item.Sentence;

/// The chapters of episodes: as the publisher marked them, else as they are found in what is said,
/// with titles of their own words. A pure function of the draft and the embeddings of its texts.
/// Safe to share between threads.
public final class Chapters {
  /// The version of the weights that divide.
  public static final String VERSION = Judgement.bundled().version();

  /// A publisher marks no more; who does lists something else.
  private static final int MOST_MARKED = 100;

  private static final int LONGEST_MARKED_TITLE = 200;

  /// Beyond, units are compared by their words alone: each costs an inference.
  private static final int MOST_EMBEDDED = 400;

  private static final int MOST_SPEAKERS = 20;
  private static final int SUMMARY_SENTENCES = 2;

  /// A longer sentence is no summary, and records are of limited size.
  private static final int LONGEST_SENTENCE = 600;

  private final Division division;
  private final DocumentFrequencies frequencies;
  private final Summary summary;

  /// @param division how transcripts are divided
  /// @param frequencies what is rare
  public Chapters(Division division, DocumentFrequencies frequencies) {
    this.division = division;
    this.frequencies = frequencies;
    this.summary = new Summary(frequencies, SUMMARY_SENTENCES);
  }

  /// By the weights in the jar.
  public static Chapters bundled() {
    return new Chapters(Division.bundled(), DocumentFrequencies.bundled());
  }

  /// The draft with its sections, by words alone.
  public Draft divided(Draft draft) {
    return divided(draft, null, spoken(draft));
  }

  /// The draft with its sections; without any where it is no episode, or one of a single matter.
  ///
  /// @param meaning the embedding of a text; asked only where chapters have to be found
  public Draft divided(Draft draft, Function<String, Embedding> meaning) {
    return divided(draft, meaning, spoken(draft));
  }

  private Draft divided(
      Draft draft, @Nullable Function<String, Embedding> meaning, List<Sentence> spoken) {
    List<Part> marked = marked(draft, spoken);
    List<Part> parts = marked.isEmpty() ? found(draft, meaning, spoken) : marked;
    Headings headings = new Headings(spoken, frequencies);
    List<Section> sections = new ArrayList<>();
    for (Part part : parts) {
      String title = part.title().isEmpty() ? headings.of(part.sentences()) : part.title();
      if (!title.isEmpty()) {
        sections.add(section(draft.id(), sections.size() + 1, title, part));
      }
    }
    return draft.divided(sections);
  }

  /// In order of time, whatever order the transcript has.
  private static List<Sentence> spoken(Draft draft) {
    return draft.sentences().stream()
        .filter(sentence -> sentence.second() != null)
        .sorted(Comparator.comparingInt(Chapters::second))
        .toList();
  }

  private static int second(Sentence sentence) {
    return sentence.second() == null ? 0 : sentence.second();
  }

  /// @param title as the publisher gave it, else empty
  private record Part(
      @Nullable Integer start, String title, boolean marked, List<Sentence> sentences) {}

  /// In order of time, one at a time, none beyond the end.
  private static List<Part> marked(Draft draft, List<Sentence> spoken) {
    long end = draft.duration() == null ? Long.MAX_VALUE : draft.duration().toSeconds();
    Map<Integer, Chapter> byStart = new HashMap<>();
    draft.chapters().stream()
        .filter(chapter -> chapter.start() < end || end <= 0)
        .filter(chapter -> !chapter.title().isBlank() || !spoken.isEmpty())
        .forEach(chapter -> byStart.putIfAbsent(chapter.start(), chapter));
    List<Chapter> all =
        byStart.values().stream()
            .sorted(Comparator.comparingInt(Chapter::start))
            .limit(MOST_MARKED)
            .toList();
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < all.size(); i++) {
      int until = i + 1 < all.size() ? all.get(i + 1).start() : Integer.MAX_VALUE;
      from = first(spoken, from, all.get(i).start());
      int to = first(spoken, from, until);
      String title = Headings.shortened(all.get(i).title().strip(), LONGEST_MARKED_TITLE);
      parts.add(new Part(all.get(i).start(), title, true, spoken.subList(from, to)));
    }
    return parts;
  }

  /// The first sentence from `from` on that is said at a second or later.
  private static int first(List<Sentence> spoken, int from, int second) {
    int at = from;
    while (at < spoken.size() && second(spoken.get(at)) < second) {
      at++;
    }
    return at;
  }

  private List<Part> found(
      Draft draft, @Nullable Function<String, Embedding> meaning, List<Sentence> spoken) {
    if (spoken.isEmpty()) {
      return List.of();
    }
    List<Unit> units = Units.of(spoken);
    Timing timing = Timing.of(units, draft.duration());
    if (!timing.divisible()) {
      return List.of();
    }
    int[] logits = division.logits(units, meaning == null ? null : meanings(units, meaning));
    List<Integer> boundaries = timing.segmenter().boundaries(logits, timing.lengths());
    if (boundaries.isEmpty()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    for (List<Unit> part : Division.cut(units, boundaries)) {
      @Nullable Integer start = timing.told() ? part.getFirst().start() : null;
      List<Sentence> said = part.stream().flatMap(unit -> unit.sentences().stream()).toList();
      parts.add(new Part(start, "", false, said));
    }
    return parts;
  }

  private static @Nullable Meaning meanings(
      List<Unit> units, Function<String, Embedding> embedding) {
    if (units.size() > MOST_EMBEDDED) {
      return null;
    }
    Map<Integer, Embedding> known = new HashMap<>();
    Function<Integer, Embedding> of =
        at -> known.computeIfAbsent(at, unit -> embedding.apply(units.get(unit).text()));
    return (one, other) -> of.apply(one).cosine(of.apply(other));
  }

  private Section section(String item, int number, String title, Part part) {
    List<String> speakers =
        part.sentences().stream()
            .map(Sentence::speaker)
            .filter(Objects::nonNull)
            .distinct()
            .limit(MOST_SPEAKERS)
            .toList();
    return new Section(
        number, part.start(), title, part.marked(), summary(item, part.sentences()), speakers);
  }

  /// Its two best sentences, in the order in which they are said.
  private List<Claim> summary(String item, List<Sentence> said) {
    Map<String, Integer> order = new HashMap<>();
    List<Sentence> fit =
        said.stream()
            .filter(sentence -> sentence.text().length() <= LONGEST_SENTENCE)
            .filter(sentence -> !Cues.of(sentence.text()).leads())
            .toList();
    fit.forEach(sentence -> order.put(sentence.id(), order.size()));
    return summary.of(List.of(new Summary.Source(item, fit))).stream()
        .sorted(
            Comparator.comparingInt(
                claim -> order.getOrDefault(claim.citations().getFirst().sentence(), 0)))
        .toList();
  }
}
