package tributary.app.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.app.feed.Followed;
import tributary.app.feed.State;
import tributary.events.feed.Feed;
import tributary.events.feed.FeedStatus;
import tributary.events.feed.Manners;
import tributary.events.feed.Push;

/// A followed feed as commands show it. Its JSON names are for programs: they stay.
///
/// @param state see [State], in small letters
/// @param failures visits in a row that brought nothing readable
/// @param items how many of its items are remembered
/// @param push how its WebSub subscription stands, in small letters; null where there is none
/// @param movedTo where it says it has moved for good
/// @param waitUntil until when it has asked us to wait
@JsonInclude(JsonInclude.Include.ALWAYS)
record FeedLine(
    String id,
    String title,
    URI url,
    String form,
    String state,
    @JsonIgnore boolean troubled,
    @Nullable String problem,
    int failures,
    int items,
    @Nullable Instant lastVisit,
    @Nullable Instant nextVisit,
    @Nullable String push,
    @Nullable URI movedTo,
    @Nullable Instant waitUntil,
    String fullText,
    List<String> subjects) {

  static final Comparator<FeedLine> BY_TITLE =
      Comparator.comparing((FeedLine line) -> line.title.toLowerCase(Locale.ROOT))
          .thenComparing(FeedLine::id);

  static final String HEAD =
      "%-16s  %-10s  %5s  %-9s  %-9s  %s".formatted("ID", "STATE", "ITEMS", "LAST", "NEXT", "FEED");
  private static final String BELOW = " ".repeat(30);

  static FeedLine of(Followed followed, Optional<Instant> lateBefore) {
    Feed feed = followed.feed();
    FeedStatus status = followed.status();
    State state = followed.state(lateBefore);
    Manners manners = status == null ? Manners.NONE : status.manners();
    Push push = status == null ? null : status.push();
    return new FeedLine(
        feed.id(),
        followed.name(),
        feed.url(),
        small(feed.form()),
        state.word(),
        state.troubled(),
        followed.problem().orElse(null),
        status == null ? 0 : status.failures(),
        status == null ? 0 : status.recent().size(),
        status == null ? null : status.lastVisit(),
        status == null || feed.paused() ? null : status.nextVisit(),
        push == null ? null : small(push.state()),
        manners.move() == null ? null : manners.move().to(),
        manners.throttle() == null ? null : manners.throttle().until(),
        small(feed.fullText()),
        feed.subjects());
  }

  private static String small(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// A line under [#HEAD], and below it what is to be known besides.
  String text(Instant now) {
    String line =
        "%-16s  %-10s  %5d  %-9s  %-9s  %s"
            .formatted(id, state, items, ago(lastVisit, now), ahead(nextVisit, now), title);
    StringBuilder all = new StringBuilder(line);
    if (!title.equals(url.toString())) {
      below(all, url.toString());
    }
    if (problem != null) {
      below(all, problem + (failures > 1 ? " (" + failures + " times in a row)" : ""));
    }
    if (movedTo != null) {
      below(all, "moved to " + movedTo);
    }
    if (push != null) {
      below(all, "push: " + push);
    }
    return all.toString();
  }

  private static void below(StringBuilder all, String more) {
    all.append(System.lineSeparator()).append(BELOW).append(Feed.line(more));
  }

  /// Title, state and what was wrong.
  String inShort() {
    return "%s: %s%s".formatted(title, state, problem == null ? "" : ": " + problem);
  }

  private static String ago(@Nullable Instant then, Instant now) {
    return then == null ? "-" : span(Duration.between(then, now)) + " ago";
  }

  private static String ahead(@Nullable Instant then, Instant now) {
    if (then == null) {
      return "-";
    }
    return then.isAfter(now) ? "in " + span(Duration.between(now, then)) : "due";
  }

  private static String span(Duration time) {
    if (time.toMinutes() < 1) {
      return Math.max(0, time.toSeconds()) + " s";
    }
    if (time.toHours() < 1) {
      return time.toMinutes() + " min";
    }
    return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " d";
  }
}
