package tributary.app.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tributary.app.lab.Grouping;
import tributary.app.run.Runs;
import tributary.events.item.Item;
import tributary.events.run.Run;
import tributary.events.topic.Cluster;

/// How two runs differ, over the items that both have told.
///
/// @param run the one that is compared
/// @param live the one that readers follow
/// @param items both have told
/// @param onlyLive items that the live run alone has told, of those that the other is about
/// @param onlyRun items that the other alone has told
/// @param agreement adjusted Rand index of the two groupings: 1 for the same, about 0 by chance
/// @param stories of the live run and of the other, that hold these items
/// @param same stories with the same items in both
/// @param changes of each sort, all of them
/// @param subjects how many of the items each was given to, in the live run and in the other
public record Comparison(
    String run,
    String live,
    int items,
    int onlyLive,
    int onlyRun,
    double agreement,
    Two stories,
    int same,
    Changes changes,
    Map<String, Two> subjects) {

  /// A number in the live run, and in the other.
  public record Two(int live, int run) {}

  /// A story, for a person to find again.
  public record Named(String story, String headline, int items) {}

  /// A story of one run, and those of the other that its items are in.
  public record Regrouped(Named story, List<Named> others) {}

  /// A story that both tell of the same items.
  ///
  /// @param before what the live run says
  /// @param after what the other says
  public record Retold(Named story, String before, String after) {}

  /// @param merged of the other run, each from several of the live one
  /// @param split of the live run, each in several of the other
  /// @param fresh of the other run, of items that only it has told
  /// @param gone of the live run, of items that only it has told
  /// @param retagged under other subjects
  /// @param reworded in other words
  public record Changes(
      List<Regrouped> merged,
      List<Regrouped> split,
      List<Named> fresh,
      List<Named> gone,
      List<Retold> retagged,
      List<Retold> reworded) {}

  /// Compares a run with the one that readers follow.
  public static Comparison of(Cluster cluster, Run run, Runs runs) {
    Predicate<Item> about = item -> isAbout(run, item);
    Telling live = Telling.of(cluster.of(runs.live().run()), about);
    Telling other = Telling.of(cluster.of(run.name()), about);
    return new Work(run.name(), runs.live().run(), live, other).compare();
  }

  private static boolean isAbout(Run run, Item item) {
    return (run.from() == null || !item.dates().firstSeen().isBefore(run.from()))
        && (run.to() == null || item.dates().firstSeen().isBefore(run.to()))
        && (run.feeds().isEmpty() || run.feeds().contains(item.origin().feed()));
  }

  private record Work(String run, String liveRun, Telling live, Telling other) {

    Comparison compare() {
      Set<String> both = new TreeSet<>(live.items().keySet());
      both.retainAll(other.items().keySet());
      Map<String, Set<String>> before = live.grouped(both);
      Map<String, Set<String>> after = other.grouped(both);
      List<String> stories = new ArrayList<>();
      List<String> others = new ArrayList<>();
      for (String item : both) {
        stories.add(storyOf(live, item));
        others.add(storyOf(other, item));
      }
      List<Retold> retagged = new ArrayList<>();
      List<Retold> reworded = new ArrayList<>();
      int same = same(before, after, retagged, reworded);
      Changes changes =
          new Changes(
              regrouped(after, other, live),
              regrouped(before, live, other),
              alone(other, both),
              alone(live, both),
              retagged,
              reworded);
      return new Comparison(
          run,
          liveRun,
          both.size(),
          live.without(other).size(),
          other.without(live).size(),
          both.size() < 2 ? 1 : Grouping.of(others, stories).ari(),
          new Two(before.size(), after.size()),
          same,
          changes,
          subjects(both));
    }

    private static String storyOf(Telling telling, String item) {
      return Objects.requireNonNull(telling.items().get(item)).story();
    }

    private int same(
        Map<String, Set<String>> before,
        Map<String, Set<String>> after,
        List<Retold> retagged,
        List<Retold> reworded) {
      int same = 0;
      for (Map.Entry<String, Set<String>> group : after.entrySet()) {
        String story = storyOf(live, group.getValue().iterator().next());
        if (group.getValue().equals(before.get(story))) {
          same++;
          retold(story, group.getKey(), group.getValue().size(), retagged, reworded);
        }
      }
      return same;
    }

    private void retold(
        String story, String next, int items, List<Retold> retagged, List<Retold> reworded) {
      Telling.Told was = live.stories().get(story);
      Telling.Told is = other.stories().get(next);
      if (was == null || is == null) {
        return; // told by more than it lists, or by parts of one show
      }
      Named named = new Named(next, is.headline(), items);
      if (!was.subjects().equals(is.subjects())) {
        retagged.add(
            new Retold(named, String.join(", ", was.subjects()), String.join(", ", is.subjects())));
      }
      if (!was.words().equals(is.words())) {
        boolean headline = !was.headline().equals(is.headline());
        reworded.add(
            headline
                ? new Retold(named, was.headline(), is.headline())
                : new Retold(named, was.gist(), is.gist()));
      }
    }

    /// The stories of one that hold items of several stories of another.
    private static List<Regrouped> regrouped(
        Map<String, Set<String>> groups, Telling own, Telling another) {
      List<Regrouped> regrouped = new ArrayList<>();
      groups.forEach((story, items) -> {
        Map<String, Integer> others = new TreeMap<>();
        items.forEach(item -> others.merge(storyOf(another, item), 1, Integer::sum));
        if (others.size() > 1) {
          List<Named> named = new ArrayList<>();
          others.forEach((id, count) -> named.add(named(another, id, count)));
          regrouped.add(new Regrouped(named(own, story, items.size()), named));
        }
      });
      return regrouped;
    }

    private static Named named(Telling telling, String story, int items) {
      Telling.Told told = telling.stories().get(story);
      String headline =
          told != null
              ? told.headline()
              : telling.items().values().stream()
                  .filter(item -> item.story().equals(story))
                  .map(Telling.Piece::title)
                  .findFirst()
                  .orElse("");
      return new Named(story, headline, items);
    }

    private static List<Named> alone(Telling telling, Set<String> both) {
      Map<String, Integer> counts = new TreeMap<>();
      Set<String> shared = new HashSet<>();
      telling
          .items()
          .values()
          .forEach(item -> {
            counts.merge(item.story(), 1, Integer::sum);
            if (both.contains(item.id())) {
              shared.add(item.story());
            }
          });
      counts.keySet().removeAll(shared);
      List<Named> alone = new ArrayList<>();
      counts.forEach((story, count) -> alone.add(named(telling, story, count)));
      return alone;
    }

    private Map<String, Two> subjects(Set<String> both) {
      Map<String, Integer> before = live.counts(both);
      Map<String, Integer> after = other.counts(both);
      Map<String, Two> subjects = new TreeMap<>();
      Set<String> ids = new TreeSet<>(before.keySet());
      ids.addAll(after.keySet());
      ids.forEach(
          id -> subjects.put(id, new Two(before.getOrDefault(id, 0), after.getOrDefault(id, 0))));
      return subjects;
    }
  }
}
