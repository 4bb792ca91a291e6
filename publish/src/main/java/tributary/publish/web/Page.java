package tributary.publish.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tributary.events.digest.Digest;
import tributary.publish.reading.Briefing;
import tributary.publish.reading.Templates;

/// The pages, as HTML.
final class Page {
  private Page() {}

  static String edition(Digest digest, Shown shown) {
    Map<String, Object> values = new HashMap<>();
    values.put("briefing", Briefing.of(digest));
    values.put("older", id(shown.before(digest)));
    values.put("newer", id(shown.after(digest)));
    values.put("style", Stylesheet.PATH);
    return Templates.render("web/edition.jte", values);
  }

  private static String id(Optional<Digest> edition) {
    return edition.map(Digest::edition).orElse("");
  }

  static String archive(Shown shown) {
    List<Briefing> editions = shown.editions().stream().map(Briefing::of).toList();
    return Templates.render(
        "web/archive.jte",
        Map.of("editions", editions, "due", shown.due(), "style", Stylesheet.PATH));
  }

  static String waiting(Shown shown) {
    return message(
        shown.title(),
        "There is no edition yet.",
        "The first one is due on "
            + shown.due()
            + ". It needs a week in which something was told.");
  }

  static String message(String title, String what, String then) {
    return Templates.render(
        "web/message.jte",
        Map.of("title", title, "what", what, "then", then, "style", Stylesheet.PATH));
  }
}
