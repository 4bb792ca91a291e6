package tributary.publish.digest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Story;

/// What is new in a story that earlier editions told: claims that rest on new items alone. A number
/// that sources tell differently has moved where those that are new say one thing and those that
/// were there before another.
///
/// @param items ids of the items that no earlier edition was told by
record Changes(Set<String> items) {
  /// More than this nobody calls an update.
  private static final int MOST = 3;

  static Changes by(List<Member> news) {
    return new Changes(news.stream().map(Member::item).collect(Collectors.toSet()));
  }

  /// Moved numbers first, then by weight.
  List<Digest.Change> of(Story story) {
    SequencedMap<String, Digest.Change> changes = new LinkedHashMap<>();
    moved(story).forEach(change -> changes.putIfAbsent(change.claim().text(), change));
    said(story)
        .filter(this::isNew)
        .forEach(claim -> changes.putIfAbsent(claim.text(), new Digest.Change(claim, null)));
    return changes.values().stream().limit(MOST).toList();
  }

  /// Whether a story that was told is worth telling again: it says something new, or nothing at all
  /// can be said of it but who tells it.
  boolean worth(Story story) {
    return said(story).findAny().isEmpty()
        || said(story).anyMatch(this::isNew)
        || !moved(story).isEmpty();
  }

  private static Stream<Claim> said(Story story) {
    Stream<Claim> insights = story.insights().stream().map(Insight::said);
    Brief brief = story.brief();
    Stream<Claim> summary =
        brief == null
            ? Stream.empty()
            : Stream.concat(Stream.ofNullable(brief.gist()), brief.summary().stream());
    return Stream.concat(insights, summary);
  }

  private List<Digest.Change> moved(Story story) {
    Brief brief = story.brief();
    return brief == null
        ? List.of()
        : brief.disagreements().stream().map(this::moved).flatMap(Optional::stream).toList();
  }

  private Optional<Digest.Change> moved(Brief.Disagreement matter) {
    Optional<Stated> now = stated(matter, this::isNew);
    Optional<Stated> before = stated(matter, this::isOld);
    if (now.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    Digest.Moved moved =
        new Digest.Moved(
            matter.about(), now.get().value(), before.get().value(), before.get().claim());
    return Optional.of(new Digest.Change(now.get().claim(), moved));
  }

  /// A number, and a claim that has it word for word.
  private record Stated(String value, Claim claim) {}

  /// What the first side says of which all claims are so.
  private static Optional<Stated> stated(Brief.Disagreement matter, Predicate<Claim> all) {
    return matter.sides().stream()
        .filter(side -> side.claims().stream().allMatch(all))
        .findFirst()
        .flatMap(side ->
            side.claims().stream()
                .filter(claim -> claim.text().contains(side.value()))
                .findFirst()
                .map(claim -> new Stated(side.value(), claim)));
  }

  private boolean isNew(Claim claim) {
    return claim.citations().stream().allMatch(citation -> items.contains(citation.item()));
  }

  private boolean isOld(Claim claim) {
    return claim.citations().stream().noneMatch(citation -> items.contains(citation.item()));
  }
}
