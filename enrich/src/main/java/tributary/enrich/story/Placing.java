package tributary.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tributary.enrich.story.AverageLink.Decision;
import tributary.enrich.story.AverageLink.Near;
import tributary.events.story.Evidence;
import tributary.events.story.Related;

/// Gives each item, and each part of an episode, its place, and draws what follows from it: stories
/// that are one after all, stories that are told from now on, stories near each other. One thread.
final class Placing {
  private final AverageLink link;
  private final Nearness nearness;
  private final Memory memory;
  private final Settling settling;

  Placing(AverageLink link, Nearness nearness, Memory memory) {
    this.link = link;
    this.nearness = nearness;
    this.memory = memory;
    this.settling = new Settling(link, memory);
  }

  /// @param head the item or part
  /// @param pairs of it with earlier ones, each at most once
  void place(Verdict head, Collection<Pair> pairs, Ruling ruling) {
    Instant at = head.at();
    Placed.Source version = new Placed.Source(head.version(), at, head.partition());
    Placed known = memory.placed(head.item(), at);
    if (known != null) {
      memory.edit(head.item(), version);
      ruling.place(
          head.item(),
          new Decision(known.story(), known.duplicateOf(), memory.evidence(head.item())));
      return;
    }
    Voice voice = new Voice(head.item(), head.feed(), head.subjects());
    Neighbours neighbours = Neighbours.of(head.item(), pairs, item -> memory.placed(item, at));
    List<Near> near = link.near(voice, neighbours, open(neighbours, at));
    Decision decision = link.decide(head.item(), head.version(), neighbours, near);
    memory.place(
        head.place(),
        head.item(),
        new Placed(decision.story(), decision.duplicateOf(), at, version),
        Compared.of(
            decision.duplicateOf() == null ? neighbours.texts() : Map.of(), decision.evidence()));
    ruling.place(head.item(), decision);
    if (decision.duplicateOf() == null) {
      OpenStory own = speak(voice, head, decision, near, ruling);
      OpenStory last = settling.settle(own, head, neighbours, ruling);
      if (last.told()) {
        relate(last.id(), near, head, ruling);
      }
    } else {
      repeat(head, decision, ruling);
    }
  }

  private List<OpenStory> open(Neighbours neighbours, Instant at) {
    return neighbours.stories().stream()
        .map(id -> memory.story(id, at))
        .filter(Objects::nonNull)
        .filter(story -> link.takesIn(story, at))
        .toList();
  }

  private void repeat(Verdict head, Decision decision, Ruling ruling) {
    OpenStory story = memory.story(decision.story(), head.at());
    if (story != null) {
      grow(story, story.repeatedBy(head.item()), ruling);
    }
  }

  private OpenStory speak(
      Voice voice, Verdict head, Decision decision, List<Near> near, Ruling ruling) {
    OpenStory before = memory.story(decision.story(), head.at());
    OpenStory own =
        before == null
            ? OpenStory.begunBy(decision.story(), voice, head.at())
            : before.with(voice, head.at());
    grow(before == null ? own : before, own, ruling);
    return before == null ? own : merged(own, head, near, ruling);
  }

  private void grow(OpenStory before, OpenStory after, Ruling ruling) {
    memory.put(after);
    ruling.grow(before, after, memory);
  }

  /// Merges the stories that are one after all, the most alike first.
  private OpenStory merged(OpenStory own, Verdict head, List<Near> near, Ruling ruling) {
    OpenStory story = own;
    List<OpenStory> others = new ArrayList<>();
    near.stream()
        .filter(n -> !n.story().id().equals(own.id()) && link.mayMerge(n.link(), own, n.story()))
        .forEach(n -> others.add(n.story()));
    while (true) {
      Optional<Near> same = same(story, others, head.at());
      if (same.isEmpty()) {
        return story;
      }
      others.remove(same.get().story());
      story = merge(story, same.get(), head, ruling);
    }
  }

  private Optional<Near> same(OpenStory own, List<OpenStory> others, Instant at) {
    List<OpenStory> possible =
        others.stream()
            .filter(other -> memory.whole(own.olderThan(other) ? other : own, at))
            .toList();
    return possible.isEmpty()
        ? Optional.empty()
        : link.same(own, possible, item -> memory.compared(item, at));
  }

  private OpenStory merge(OpenStory own, Near same, Verdict head, Ruling ruling) {
    OpenStory other = same.story();
    boolean first = own.olderThan(other);
    OpenStory older = first ? own : other;
    OpenStory younger = first ? other : own;
    OpenStory one = older.absorbing(younger);
    memory.merge(head, younger, one);
    OpenStory survivor =
        one.nearTo(
            Nearness.nearest(
                one,
                older.related(),
                younger.related(),
                story -> memory.current(story, head.at())));
    memory.put(survivor);
    explain(younger, older, same.link().mean(), head, ruling);
    if (survivor.told()) {
      Stream<String> untold = older.told() ? Stream.empty() : older.members().stream();
      Stream.concat(untold, younger.members().stream())
          .forEach(member -> ruling.retell(member, memory));
      ruling.change(survivor.id());
      ruling.change(younger.id());
    }
    return survivor;
  }

  /// Who began the younger story is in another one now, and has a reason to be.
  private void explain(OpenStory younger, OpenStory older, int mean, Verdict head, Ruling ruling) {
    Voice founder = younger.voices().getFirst();
    Evidence evidence =
        link.nearest(founder, older, item -> memory.compared(item, head.at())).decidedBy(mean);
    memory.explain(founder.item(), evidence);
    ruling.explain(founder.item(), evidence);
  }

  private void relate(String id, List<Near> near, Verdict head, Ruling ruling) {
    OpenStory own = memory.story(id, head.at());
    if (own == null) {
      return;
    }
    List<Near> standing =
        near.stream()
            .filter(n -> memory.current(n.story().id(), head.at()).equals(n.story().id()))
            .toList();
    for (Near one : nearness.to(own, standing)) {
      own = update(own, nearness.of(own, one), head, ruling);
      OpenStory other = memory.story(one.story().id(), head.at());
      if (other != null) {
        update(other, nearness.back(own, one), head, ruling);
      }
    }
  }

  private OpenStory update(OpenStory story, Related related, Verdict head, Ruling ruling) {
    List<Related> nearest =
        Nearness.nearest(
            story, story.related(), List.of(related), id -> memory.current(id, head.at()));
    if (nearest.equals(story.related())) {
      return story;
    }
    OpenStory updated = story.nearTo(nearest);
    memory.put(updated);
    ruling.change(story.id());
    return updated;
  }
}
