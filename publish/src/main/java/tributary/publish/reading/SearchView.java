package tributary.publish.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.publish.library.Hit;

/// What was found, in words. Lists are empty where there is nothing to say.
///
/// @param form as it was filled in
/// @param head its title, and the feeds of the same question
/// @param count how much was found, a sentence; empty where nothing was
/// @param notices what was left out or read otherwise, in sentences
/// @param spelling where the same is looked for in another spelling; null without
/// @param asked whether anything was asked for: else it shows the newest
/// @param steps to the pages before and after
public record SearchView(
    Form form,
    Head head,
    String count,
    List<String> notices,
    @Nullable Tag spelling,
    boolean asked,
    List<Result> results,
    Steps steps) {
  public SearchView {
    notices = List.copyOf(notices);
    results = List.copyOf(results);
  }

  /// The fields, empty where they were left so.
  ///
  /// @param kind `post`, `podcast` or `article`
  /// @param subject id
  /// @param after a day, ISO 8601
  /// @param before a day, ISO 8601
  /// @param subjects that may be chosen
  public record Form(
      String query,
      String kind,
      String subject,
      String outlet,
      String after,
      String before,
      boolean newest,
      List<Choice> subjects) {
    public Form {
      subjects = List.copyOf(subjects);
    }

    /// Whether any filter is set: they are shown then.
    public boolean narrowed() {
      return !(kind + subject + outlet + after + before).isEmpty();
    }
  }

  /// A subject that may be chosen.
  public record Choice(String id, String name) {}

  /// The way on.
  ///
  /// @param number of this page, from 1
  /// @param pages 1 or more
  /// @param before path; null on the first page
  /// @param after path; null on the last page
  public record Steps(int number, int pages, @Nullable String before, @Nullable String after) {}

  /// A story of which something was found.
  ///
  /// @param story path of its page; null where nobody knows it any more
  /// @param headline in pieces, the found ones marked
  /// @param more for example `and 4 more items`; empty where all are shown
  public record Result(
      @Nullable String story, List<Hit.Piece> headline, List<Found> found, String more) {
    public Result {
      headline = List.copyOf(headline);
      found = List.copyOf(found);
    }
  }

  /// An item of it.
  ///
  /// @param kind for example `Podcast`
  /// @param day for example `16 November 2026`
  /// @param date for machines, ISO 8601
  /// @param title in pieces; empty where it is the story's headline
  /// @param link its page, else its recording; null without
  /// @param own path of our own page of it; null without
  public record Found(
      String kind,
      String outlet,
      String day,
      String date,
      List<Hit.Piece> title,
      @Nullable String link,
      @Nullable String own,
      List<Snippet> snippets) {
    public Found {
      title = List.copyOf(title);
      snippets = List.copyOf(snippets);
    }
  }

  /// A sentence that says it.
  ///
  /// @param moment when it is said, for example `12:34`; null for written text
  /// @param link into the recording at that moment; null without
  /// @param own path of its place in our transcript; null without
  public record Snippet(
      List<Hit.Piece> pieces,
      @Nullable String moment,
      @Nullable String link,
      @Nullable String own) {
    public Snippet {
      pieces = List.copyOf(pieces);
    }
  }
}
