package tributary.publish.reading;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a page says of itself to those who pass it on: search engines, messengers, feed readers.
///
/// @param title as it is passed on
/// @param description one line of plain text; null where the page has nothing of its own to say
/// @param article whether it is one piece of writing, not a list
/// @param canonical the page's one address on the web; null where nobody says where the pages are
/// @param feeds that tell what comes next on this page
public record Head(
    String title,
    @Nullable String description,
    boolean article,
    @Nullable String canonical,
    List<Feed> feeds) {
  /// Messengers cut behind about this many characters.
  private static final int LONGEST = 200;

  public Head {
    description = description == null || description.isEmpty() ? null : shortened(description);
    feeds = List.copyOf(feeds);
  }

  /// @param title for the list of a feed reader
  /// @param type its media type
  /// @param path on this site
  public record Feed(String title, String type, String path) {}

  /// The same page at its address.
  ///
  /// @param canonical absolute, or null
  public Head at(@Nullable String canonical, List<Feed> feeds) {
    return new Head(title, description, article, canonical, feeds);
  }

  /// An edition, as its first headlines.
  public static Head of(Briefing briefing) {
    String told =
        briefing.stories().isEmpty()
            ? "Nothing new was told."
            : briefing.stories().stream()
                .limit(3)
                .map(story -> story.headline())
                .collect(Collectors.joining("; "));
    return head(briefing.title() + ", " + briefing.period(), told, true);
  }

  /// A story, as its gist.
  public static Head of(StoryView story) {
    String told =
        Stream.of(Stream.ofNullable(story.gist()), story.summary().stream())
            .flatMap(lines -> lines)
            .findFirst()
            .or(() -> story.points().stream().map(Point::claim).findFirst())
            .map(Line::claim)
            .orElse(story.told() + ", " + story.coverage());
    return head(story.page().name(), told, true);
  }

  /// An episode, as the first that is worth knowing of it.
  public static Head of(EpisodeView episode) {
    String told =
        Stream.concat(
                episode.points().stream().map(Point::claim),
                episode.chapters().stream().flatMap(chapter -> chapter.summary().stream()))
            .findFirst()
            .map(Line::claim)
            .orElse("");
    String facts =
        Stream.of(episode.show(), episode.day(), episode.length())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return head(episode.title(), told.isEmpty() ? facts : facts + ": " + told, true);
  }

  /// A subject, as its abstract.
  public static Head of(SubjectView subject) {
    String told = subject.summary().stream().map(Line::claim).collect(Collectors.joining(" "));
    return head(subject.page().name(), told.isEmpty() ? subject.counts() + "." : told, false);
  }

  private static Head head(String title, String description, boolean article) {
    return new Head(title, description, article, null, List.of());
  }

  /// Cut between two words, or, where one goes on for ever, between two characters as people see
  /// them.
  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int space = text.lastIndexOf(' ', LONGEST - 1);
    if (space > LONGEST / 2) {
      return text.substring(0, space) + "…";
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return text.substring(0, characters.preceding(LONGEST)) + "…";
  }
}
