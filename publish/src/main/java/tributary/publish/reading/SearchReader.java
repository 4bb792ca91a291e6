package tributary.publish.reading;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.publish.library.Hit;
import tributary.publish.library.Hits;

/// Puts what was found in words.
///
/// @param form as it was filled in
/// @param holdings where stories are looked up
public record SearchReader(SearchView.Form form, Holdings holdings) {
  /// Stories on a page.
  public static final int LENGTH = 10;

  /// @param notices what was left out of the question
  /// @param number of the page, from 1
  public SearchView read(Hits hits, List<String> notices, int number) {
    boolean asked = form.narrowed() || !form.query().isBlank();
    return new SearchView(
        form,
        head(),
        count(hits, asked),
        notices(hits, notices),
        spelling(hits),
        asked,
        hits.found().stream().map(this::result).toList(),
        steps(hits, number));
  }

  /// What a feed reader lists: the newest of whatever the page shows.
  private Head head() {
    String question = question();
    return new Head(
        title(),
        null,
        false,
        null,
        List.of(
            new Head.Feed(title(), "application/atom+xml", "/search.atom?" + question),
            new Head.Feed(title(), "application/feed+json", "/search.json?" + question)));
  }

  /// Of the page.
  public String title() {
    String query = Wording.line(form.query());
    return query.isEmpty() ? "Search" : "Search: " + query;
  }

  private static String count(Hits hits, boolean asked) {
    if (hits.total() == 0) {
      return "";
    }
    if (!asked) {
      return "The newest of " + (hits.more() ? "more than " : "") + items(hits.total()) + ".";
    }
    boolean all = !hits.more() && hits.total() <= Hits.LOOKED_THROUGH;
    String stories = Wording.many(hits.stories(), "story", "stories");
    return all
        ? items(hits.total()) + " in " + stories + "."
        : "%s%s; the first %,d are shown, in %s."
            .formatted(
                hits.more() ? "More than " : "", items(hits.total()), Hits.LOOKED_THROUGH, stories);
  }

  private static String items(int count) {
    return Wording.many(count, "item", "items");
  }

  private static List<String> notices(Hits hits, List<String> before) {
    List<String> notices = new ArrayList<>(before);
    if (hits.near()) {
      notices.add("Little or nothing has it exactly so: words that are spelt alike count, too.");
    }
    if (hits.partly()) {
      notices.add("It took too long: only a part was looked through. Fewer or longer words help.");
    }
    return notices;
  }

  private @Nullable Tag spelling(Hits hits) {
    String spelling = hits.spelling();
    return spelling == null ? null : new Tag(Wording.line(spelling), path(spelling, 1));
  }

  private SearchView.Steps steps(Hits hits, int number) {
    int pages = Math.max(1, (hits.stories() + LENGTH - 1) / LENGTH);
    return new SearchView.Steps(
        number,
        pages,
        number > 1 ? path(form.query(), Math.min(number - 1, pages)) : null,
        number < pages ? path(form.query(), number + 1) : null);
  }

  /// Where the same is asked with other words, or another page of it is.
  private String path(String query, int page) {
    StringBuilder path = new StringBuilder("/search?").append(question(query));
    add(path, "sort", form.newest() ? "newest" : "");
    add(path, "page", page > 1 ? Integer.toString(page) : "");
    return path.toString();
  }

  /// What is asked for, as an address has it behind the question mark; in whatever order.
  public String question() {
    return question(form.query());
  }

  private String question(String query) {
    StringBuilder question = new StringBuilder("q=").append(encoded(query));
    add(question, "kind", form.kind());
    add(question, "subject", form.subject());
    add(question, "outlet", form.outlet());
    add(question, "after", form.after());
    add(question, "before", form.before());
    return question.toString();
  }

  private static void add(StringBuilder path, String name, String value) {
    if (!value.isEmpty()) {
      path.append('&').append(name).append('=').append(encoded(value));
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private SearchView.Result result(Hits.Found found) {
    Optional<String> told = holdings.headlines().apply(found.story());
    Hit first = found.hits().getFirst();
    String headline = Wording.line(told.orElse(first.item().title()));
    List<Hit.Piece> pieces =
        found.hits().stream()
            .filter(hit -> Wording.line(hit.item().title()).equals(headline))
            .map(hit -> tidy(hit.title()))
            .findFirst()
            .orElse(List.of(new Hit.Piece(headline, false)));
    return new SearchView.Result(
        told.map(line -> Tag.story(found.story(), headline).path()).orElse(null),
        pieces,
        found.hits().stream().map(hit -> found(hit, headline)).toList(),
        found.others() == 0
            ? ""
            : "and " + Wording.many(found.others(), "more item", "more items"));
  }

  private SearchView.Found found(Hit hit, String headline) {
    Item item = hit.item();
    URI audio = Citations.recording(item);
    boolean same = Wording.line(item.title()).equals(headline);
    return new SearchView.Found(
        Wording.kind(item.kind()),
        Wording.line(item.origin().outlet()),
        Wording.date(item.dates().clamped(), holdings.zone()),
        item.dates().clamped().atZone(holdings.zone()).toLocalDate().toString(),
        same ? List.of() : tidy(hit.title()),
        Links.safe(item.link()).or(() -> Links.safe(audio)).orElse(null),
        own(item),
        hit.snippets().stream().map(snippet -> snippet(snippet, item, audio)).toList());
  }

  private static @Nullable String own(Item item) {
    return item.kind() == Kind.PODCAST ? "/episodes/" + Tag.segment(item.id()) : null;
  }

  private static SearchView.Snippet snippet(Hit.Snippet snippet, Item item, @Nullable URI audio) {
    Integer second = snippet.sentence().second();
    String own = own(item);
    return new SearchView.Snippet(
        tidy(snippet.pieces()),
        second == null ? null : Wording.clock(second),
        second == null ? null : Links.at(audio, second).orElse(null),
        own == null ? null : own + "#" + Anchors.sentence(snippet.sentence().id()));
  }

  private static List<Hit.Piece> tidy(List<Hit.Piece> pieces) {
    return pieces.stream()
        .map(piece -> new Hit.Piece(Wording.part(piece.text()), piece.marked()))
        .toList();
  }
}
