package tributary.enrich.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tributary.enrich.story.AverageLink.Near;
import tributary.events.story.Evidence;
import tributary.events.story.Related;

/// Which stories are near each other and are not the same, and why. Pure.
///
/// @param threshold mean similarity from which an item joins a story, 0 to 1000
/// @param floor similarity of two items from which their stories are near, 0 to 1000
record Nearness(int threshold, int floor) {
  /// Of each story.
  private static final int MOST_RELATED = 5;

  /// An item says so of no more stories at once.
  private static final int MOST_SAID = 3;

  private static final Comparator<Related> NEAREST =
      Comparator.comparingInt((Related related) -> -related.evidence().score())
          .thenComparing(Related::story);

  /// Those of `near` that are told, near enough and another story than `own`; the nearest few.
  ///
  /// @param own the story of the item that stands to the others as `near` says
  List<Near> to(OpenStory own, List<Near> near) {
    return near.stream()
        .filter(n -> !n.story().id().equals(own.id()) && n.story().told() && score(n) >= floor)
        .sorted(Comparator.comparingInt((Near n) -> -score(n)).thenComparing(n -> n.story().id()))
        .limit(MOST_SAID)
        .toList();
  }

  /// What `own` says of a story near it.
  Related of(OpenStory own, Near near) {
    Link.Tie tie = nearest(near);
    return new Related(
        near.story().id(),
        PassageId.item(tie.item()),
        tie.evidence().decidedBy(near.link().mean()),
        reason(own, near.story(), near.link(), tie.evidence()));
  }

  /// What a story near `own` says of it.
  Related back(OpenStory own, Near near) {
    Link.Tie tie = nearest(near);
    return new Related(
        own.id(),
        PassageId.item(tie.other()),
        tie.evidence().of(PassageId.item(tie.item())).decidedBy(near.link().mean()),
        reason(near.story(), own, near.link(), tie.evidence()));
  }

  /// The nearest of two lists, each story once and none that is part of `own`.
  ///
  /// @param current the id that a story goes by today
  static List<Related> nearest(
      OpenStory own, List<Related> some, List<Related> more, UnaryOperator<String> current) {
    Map<String, Related> byStory = new TreeMap<>();
    for (List<Related> list : List.of(some, more)) {
      for (Related related : list) {
        String story = current.apply(related.story());
        if (!story.equals(current.apply(own.id()))) {
          byStory.merge(story, under(related, story), Nearness::nearer);
        }
      }
    }
    return byStory.values().stream().sorted(NEAREST).limit(MOST_RELATED).toList();
  }

  private static Related nearer(Related known, Related other) {
    return other.evidence().score() > known.evidence().score() ? other : known;
  }

  private static Related under(Related related, String story) {
    return related.story().equals(story)
        ? related
        : new Related(story, related.item(), related.evidence(), related.reason());
  }

  private String reason(OpenStory own, OpenStory other, Link link, Evidence evidence) {
    List<String> reasons = new ArrayList<>();
    if (!evidence.shared().isEmpty()) {
      reasons.add("both: " + evidence.shared());
    }
    List<String> subjects = own.subjects().stream().filter(other.subjects()::contains).toList();
    if (!subjects.isEmpty()) {
      reasons.add("same subject: " + String.join(", ", subjects));
    }
    long days = Duration.between(own.since(), other.since()).toDays();
    if (days != 0) {
      reasons.add(
          "%d %s %s"
              .formatted(
                  Math.abs(days),
                  Math.abs(days) == 1 ? "day" : "days",
                  days > 0 ? "later" : "earlier"));
    }
    reasons.add(apart(link));
    return String.join("; ", reasons);
  }

  private String apart(Link link) {
    if (link.vetoed() != null) {
      return "kept apart by " + link.vetoed().evidence().veto();
    }
    if (link.outletApart()) {
      return "one outlet tells both, as two events";
    }
    return link.mean() < threshold
        ? "mean %d below %d".formatted(link.mean(), threshold)
        : "mean %d, and more like another".formatted(link.mean());
  }

  private static int score(Near near) {
    Link.Tie tie = near.link().nearest();
    return tie == null ? 0 : tie.evidence().score();
  }

  private static Link.Tie nearest(Near near) {
    Link.Tie tie = near.link().nearest();
    if (tie == null) {
      throw new IllegalArgumentException("no pair with " + near.story().id());
    }
    return tie;
  }
}
