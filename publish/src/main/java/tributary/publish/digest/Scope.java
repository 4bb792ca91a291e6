package tributary.publish.digest;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.proof.Sources;

/// What a digest is about.
///
/// @param subjects ids from `subjects.yaml`: a story needs one of them; empty takes every story
/// @param language BCP 47 tag of which the first part counts, `de`: a story needs an item in it,
///   and is told by claims of such items alone; null takes any
public record Scope(Set<String> subjects, @Nullable String language) {
  /// Everything there is.
  public static final Scope ALL = new Scope(Set.of(), null);

  public Scope {
    subjects = Set.copyOf(subjects);
    if (language != null && Locale.forLanguageTag(language).getLanguage().isEmpty()) {
      throw new IllegalArgumentException(
          "a language is named by its tag, for example en or de, not '" + language + "'");
    }
  }

  /// Whether the story is about one of the subjects. Its language is another matter: [#spoken].
  boolean takes(Story story) {
    return subjects.isEmpty() || tags(story).findAny().isPresent();
  }

  /// How well the story fits, 0 to 1000.
  int fit(Story story) {
    return tags(story).mapToInt(tag -> Math.clamp(tag.score(), 0, 1000)).max().orElse(0);
  }

  private Stream<SubjectTag> tags(Story story) {
    return story.subjects().stream()
        .filter(tag -> subjects.isEmpty() || subjects.contains(tag.subject()));
  }

  /// What is left of a story in the language; empty where none of its items is in it.
  Optional<Story> spoken(Story story, Sources sources) {
    if (language == null) {
      return Optional.of(story);
    }
    String wanted = Locale.forLanguageTag(language).getLanguage();
    Set<String> items = new HashSet<>();
    for (Member member : story.members()) {
      sources
          .find(member.item())
          .filter(original -> original.language() != null)
          .filter(
              original -> Locale.forLanguageTag(original.language()).getLanguage().equals(wanted))
          .ifPresent(original -> items.add(original.item()));
    }
    Optional<Member> first =
        story.members().stream().filter(member -> items.contains(member.item())).findFirst();
    return first.map(member -> told(story, member, items));
  }

  private static Story told(Story story, Member first, Set<String> items) {
    Story left = story.sifted(claim -> among(claim, items));
    boolean headed =
        story.members().stream()
            .anyMatch(m -> items.contains(m.item()) && m.title().equals(story.headline()));
    return headed ? left : left.headed(first.title());
  }

  private static Optional<Claim> among(Claim claim, Set<String> items) {
    boolean all = claim.citations().stream().allMatch(citation -> items.contains(citation.item()));
    return all ? Optional.of(claim) : Optional.empty();
  }
}
