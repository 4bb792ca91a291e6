package tributary.enrich.normalise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tributary.enrich.text.Tokens;
import tributary.events.item.Section;
import tributary.events.item.Sentence;

/// Takes a draft apart. An episode of forty minutes touches several stories: its sections are its
/// parts, by the same numbers, but for what only frames it.
final class Passages {
  private static final int LEAD_WORDS = 150;
  private static final int LEAD_CHARACTERS = 2_000;

  /// Each is compared like an item.
  private static final int MOST = 60;

  /// A shorter chapter is a jingle or an advertisement.
  private static final int SHORTEST_SECONDS = 60;

  /// Of the show notes, where what a chapter is about is looked for.
  private static final int MOST_NOTES = 200;

  /// What only frames an episode, in any language that its title is likely to be in.
  private static final Set<String> FRAME =
      Set.of(
          "intro",
          "introduction",
          "opening",
          "welcome",
          "start",
          "outro",
          "credit",
          "ending",
          "closing",
          "goodbye",
          "sponsor",
          "ad",
          "advertisement",
          "break",
          "music",
          "einleitung",
          "begrussung",
          "verabschiedung",
          "werbung",
          "abspann",
          "generique",
          "publicidad");

  private final Draft draft;
  private final List<Sentence> notes;
  private final List<Sentence> spoken;

  private Passages(Draft draft) {
    this.draft = draft;
    this.notes = draft.sentences().stream().filter(s -> s.second() == null).toList();
    this.spoken = draft.sentences().stream().filter(s -> s.second() != null).toList();
  }

  /// The whole, then its parts in order of time.
  static List<Passage> of(Draft draft) {
    List<Passage> all = new ArrayList<>();
    all.add(new Passage(0, null, draft.title(), lead(body(draft))));
    for (Part part : new Passages(draft).parts()) {
      Section section = part.section();
      all.add(new Passage(section.number(), section.start(), part.title(), lead(part.sentences())));
    }
    return List.copyOf(all);
  }

  /// Without a first sentence that is the title again, as posts of networks have it.
  private static List<Sentence> body(Draft draft) {
    List<Sentence> all = draft.sentences();
    boolean again = !all.isEmpty() && all.getFirst().text().equals(draft.title());
    return again ? all.subList(1, all.size()) : all;
  }

  /// @param section which it is
  private record Part(Section section, List<Sentence> sentences) {
    /// Empty where nobody gave it one.
    private String title() {
      return section.marked() ? section.title() : "";
    }
  }

  /// Without what only frames the episode.
  private List<Part> parts() {
    if (draft.episode() != null && "trailer".equals(draft.episode().type())) {
      return List.of();
    }
    List<Section> all = draft.sections().stream().filter(s -> s.start() != null).toList();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < all.size() && parts.size() < MOST; i++) {
      Section section = all.get(i);
      int end = i + 1 < all.size() ? start(all.get(i + 1)) : end();
      if (!section.marked() || (end - start(section) >= SHORTEST_SECONDS && !frame(section))) {
        parts.add(new Part(section, about(section, end)));
      }
    }
    return parts.size() == 1 ? List.of() : parts;
  }

  private static int start(Section section) {
    return section.start() == null ? 0 : section.start();
  }

  /// Where the last chapter ends: far off if nobody says.
  private int end() {
    return draft.duration() == null
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, draft.duration().toSeconds());
  }

  private static boolean frame(Section section) {
    List<String> words = Tokens.all(section.title());
    return words.size() <= 2 && words.stream().anyMatch(FRAME::contains);
  }

  /// What is said in a chapter; without a transcript, what the show notes say of its title.
  private List<Sentence> about(Section section, int end) {
    if (!spoken.isEmpty()) {
      return spoken.stream()
          .filter(sentence -> second(sentence) >= start(section) && second(sentence) < end)
          .toList();
    }
    Set<String> title = words(section.title());
    return notes.stream()
        .limit(MOST_NOTES)
        .filter(sentence -> words(sentence.text()).stream().anyMatch(title::contains))
        .toList();
  }

  private static Set<String> words(String text) {
    return Tokens.all(text).stream()
        .filter(word -> !Tokens.empty(word))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static int second(Sentence sentence) {
    return sentence.second() == null ? 0 : sentence.second();
  }

  /// The first words of some sentences, cut within one only where it is very long.
  private static String lead(List<Sentence> sentences) {
    StringBuilder lead = new StringBuilder();
    int words = 0;
    for (Sentence sentence : sentences) {
      if (words >= LEAD_WORDS || lead.length() >= LEAD_CHARACTERS) {
        break;
      }
      lead.append(lead.isEmpty() ? "" : " ").append(sentence.text());
      words += 1 + (int) sentence.text().chars().filter(c -> c == ' ').count();
    }
    return cut(lead);
  }

  private static String cut(StringBuilder text) {
    if (text.length() > LEAD_CHARACTERS) {
      boolean pair = Character.isHighSurrogate(text.charAt(LEAD_CHARACTERS - 1));
      text.setLength(LEAD_CHARACTERS - (pair ? 1 : 0));
    }
    return text.toString();
  }
}
