package tributary.publish.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Kind;

/// What somebody wants to find.
///
/// @param parts all of them are looked for; none finds everything
/// @param kind null for every kind
/// @param subject the subject's id; null for every subject
/// @param outlet words of its name; null for every outlet
/// @param from the first day, by the reader's calendar; null without
/// @param to the last day; null without
/// @param newest whether the newest come first, and not the best
public record Inquiry(
    List<Part> parts,
    @Nullable Kind kind,
    @Nullable String subject,
    @Nullable String outlet,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean newest) {

  /// Everything, the newest first.
  public static final Inquiry EVERYTHING =
      new Inquiry(List.of(), null, null, null, null, null, true);

  public Inquiry {
    parts = List.copyOf(parts);
  }

  /// What is looked for in titles and texts.
  ///
  /// @param not whether what has it is left out
  public record Part(String text, Form form, boolean not) {
    public Part {
      if (text.isBlank()) {
        throw new IllegalArgumentException("nothing to look for");
      }
    }
  }

  /// How a part is meant.
  public enum Form {
    /// In any form that English gives it.
    WORD,
    /// These words, side by side.
    PHRASE,
    /// Words that begin so.
    PREFIX
  }

  /// Whether any word is looked for.
  public boolean hasWords() {
    return parts.stream().anyMatch(part -> !part.not());
  }

  /// Whether anything narrows it besides words.
  public boolean hasFilters() {
    return kind != null || subject != null || outlet != null || from != null || to != null;
  }

  /// The same of a subject.
  public Inquiry about(@Nullable String other) {
    return new Inquiry(parts, kind, other, outlet, from, to, newest);
  }

  /// The kind of that name, `podcast` for example; null where there is none.
  static @Nullable Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (Fields.name(kind).equals(name.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return null;
  }
}
