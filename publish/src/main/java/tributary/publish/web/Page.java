package tributary.publish.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.publish.reading.Briefing;
import tributary.publish.reading.EpisodeView;
import tributary.publish.reading.Head;
import tributary.publish.reading.Holdings;
import tributary.publish.reading.Offer;
import tributary.publish.reading.Operations;
import tributary.publish.reading.Outline;
import tributary.publish.reading.Roster;
import tributary.publish.reading.SearchView;
import tributary.publish.reading.Shape;
import tributary.publish.reading.SourceList;
import tributary.publish.reading.StoryView;
import tributary.publish.reading.SubjectList;
import tributary.publish.reading.SubjectView;
import tributary.publish.reading.Templates;
import tributary.publish.subject.SubjectPage;
import tributary.publish.subscription.Leave;

/// The pages, as HTML.
final class Page {
  private Page() {}

  static String edition(Digest digest, Shown shown) {
    Map<String, Object> values = new HashMap<>();
    Briefing briefing = Briefing.of(digest);
    values.put("briefing", briefing);
    values.put(
        "head",
        placed(
            Head.of(briefing),
            "/editions/" + digest.edition(),
            Feeding.ofDigest(digest.digest(), briefing.title()),
            shown));
    values.put("older", id(shown.before(digest)));
    values.put("newer", id(shown.after(digest)));
    return rendered("web/edition.jte", values);
  }

  private static Head placed(Head head, String path, List<Head.Feed> feeds, Shown shown) {
    return head.at(shown.whereabouts().outside(path).orElse(null), feeds);
  }

  private static String id(Optional<Digest> edition) {
    return edition.map(Digest::edition).orElse("");
  }

  static String archive(Shown shown) {
    List<Briefing> editions = shown.editions().stream().map(Briefing::of).toList();
    return rendered("web/archive.jte", Map.of("editions", editions, "due", shown.due()));
  }

  static String story(StoryView story, Shown shown) {
    Head head = placed(Head.of(story), story.page().path(), List.of(), shown);
    return rendered("web/story.jte", Map.of("story", story, "head", head));
  }

  /// @param path its own
  static String episode(EpisodeView episode, String path, Shown shown) {
    Head head = placed(Head.of(episode), path, List.of(), shown);
    return rendered("web/episode.jte", Map.of("episode", episode, "head", head));
  }

  static String subjects(SequencedMap<SubjectTag, Integer> subjects) {
    return rendered("web/subjects.jte", Map.of("subjects", SubjectList.of(subjects)));
  }

  static String subject(SubjectView subject, Shown shown) {
    List<Head.Feed> feeds = Feeding.ofSubject(subject.page());
    Head head = placed(Head.of(subject), subject.page().path(), feeds, shown);
    return rendered("web/subject.jte", Map.of("subject", subject, "head", head));
  }

  static String outline(Outline outline) {
    return rendered("web/outline.jte", Map.of("outline", outline));
  }

  static String insights(SubjectView subject) {
    return rendered("web/insights.jte", Map.of("subject", subject));
  }

  static String sources(SubjectPage page, int number, Holdings holdings) {
    return rendered("web/sources.jte", Map.of("sources", SourceList.of(page, number, holdings)));
  }

  static String feeds(Roster roster) {
    return rendered("web/feeds.jte", Map.of("roster", roster));
  }

  static String search(SearchView search) {
    return rendered("web/search.jte", Map.of("search", search));
  }

  /// Where a form goes.
  ///
  /// @param word that shows that it comes from us
  /// @param notice what became of the last one; may be empty
  record Form(String path, String word, String notice) {}

  static String operate(Operations state, Roster feeds, Overview overview, Form form) {
    return rendered(
        "web/operate.jte",
        Map.of(
            "state", state,
            "feeds", feeds,
            "digests", overview.digests(),
            "problems", overview.problems(),
            "path", form.path(),
            "word", form.word(),
            "notice", form.notice()));
  }

  static String door(Form form) {
    return rendered(
        "web/door.jte", Map.of("path", form.path(), "word", form.word(), "notice", form.notice()));
  }

  static String schemas(List<Shape> topics) {
    return rendered("web/schemas.jte", Map.of("topics", topics));
  }

  static String waiting(Shown shown) {
    return message(
        shown.title(),
        "There is no edition yet.",
        "The first one is due on "
            + shown.due()
            + ". It needs a week in which something was told.");
  }

  static String leave(Leave wish) {
    return rendered("web/leave.jte", Map.of("digest", wish.digest(), "path", wish.path()));
  }

  /// @param typed what stands in the field
  /// @param problem what is wrong with it; null if nothing is
  static String subscribe(Offer offer, String typed, @Nullable String problem) {
    Map<String, Object> values = new HashMap<>();
    values.put("offer", offer);
    values.put("typed", typed);
    values.put("problem", problem);
    return rendered("web/subscribe.jte", values);
  }

  static String confirm(String path) {
    return rendered("web/confirm.jte", Map.of("path", path));
  }

  static String welcome(String preferences) {
    return rendered("web/welcome.jte", Map.of("preferences", preferences));
  }

  /// @param done what was changed; null if nothing was
  /// @param trouble why nothing is sent; null if something is
  static String preferences(
      Offer offer, String path, @Nullable String done, @Nullable String trouble) {
    Map<String, Object> values = new HashMap<>();
    values.put("offer", offer);
    values.put("path", path);
    values.put("done", done);
    values.put("trouble", trouble);
    return rendered("web/preferences.jte", values);
  }

  static String message(String title, String what, String then) {
    return rendered("web/message.jte", Map.of("title", title, "what", what, "then", then));
  }

  private static String rendered(String template, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("style", Stylesheet.PATH);
    return Templates.render(template, all);
  }
}
