package tributary.publish.shelf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.digest.Instruction;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// Items and stories that an operator has withdrawn: pages and later editions do without them. One
/// thread puts them in, any thread asks.
public final class Withheld {
  private final Set<String> items = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
  private final Set<String> stories = ConcurrentHashMap.newKeySet();

  /// What was said of one story holds for another one, too: it is the same in another run.
  void lead(String other, String own) {
    names.computeIfAbsent(own, id -> ConcurrentHashMap.newKeySet()).add(other);
  }

  /// Takes in a record of `instructions`; whether it changes what is withheld.
  public boolean take(Instruction instruction) {
    String about = instruction.about();
    return switch (instruction.what()) {
      case SUPPRESS -> items.add(about);
      case TAKE_DOWN -> stories.add(about);
      case RESTORE -> {
        boolean item = items.remove(about);
        yield stories.remove(about) || item;
      }
      case APPROVE, REJECT, PUBLISH, REVISE, CORRECT, RESEND, ARRIVED -> false;
    };
  }

  /// Whether the item is suppressed.
  public boolean item(String id) {
    return items.contains(id);
  }

  /// Whether the story was taken down under that id.
  public boolean story(String id) {
    return stories.contains(id)
        || names.getOrDefault(id, Set.of()).stream().anyMatch(stories::contains);
  }

  /// Whether nothing is withheld.
  public boolean isEmpty() {
    return items.isEmpty() && stories.isEmpty();
  }

  /// What may be told of a story; empty where it was taken down, or only suppressed items tell it.
  public Optional<Story> of(Story story) {
    if (story(story.id()) || story.aliases().stream().anyMatch(this::story)) {
      return Optional.empty();
    }
    List<Member> left =
        story.members().stream().filter(member -> !items.contains(member.item())).toList();
    if (left.size() == story.members().size()) {
      return Optional.of(story);
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(without(story, voiced(left)));
  }

  /// Where only repeats are left, the first of them is what they repeat.
  private static List<Member> voiced(List<Member> members) {
    if (members.stream().anyMatch(member -> member.role() != Role.DUPLICATE)) {
      return members;
    }
    Member first = members.getFirst();
    List<Member> voiced = new ArrayList<>(members);
    voiced.set(
        0,
        new Member(
            first.item(),
            first.version(),
            Role.ORIGINAL,
            first.kind(),
            first.origin(),
            first.title(),
            first.link(),
            first.audio(),
            first.published(),
            first.firstSeen(),
            first.backlog(),
            null,
            first.segment()));
    return voiced;
  }

  private static Story without(Story story, List<Member> members) {
    Set<String> there = members.stream().map(Member::item).collect(Collectors.toSet());
    Set<String> gone = new HashSet<>();
    story.members().stream()
        .map(Member::item)
        .filter(item -> !there.contains(item))
        .forEach(gone::add);
    return story.toldBy(members, claim -> resting(claim, gone));
  }

  /// A claim stands without a source of its own where another one has the same words.
  private static Optional<Claim> resting(Claim claim, Set<String> gone) {
    List<Citation> left =
        claim.citations().stream().filter(citation -> !gone.contains(citation.item())).toList();
    if (left.size() == claim.citations().size()) {
      return Optional.of(claim);
    }
    String text = claim.text().strip();
    boolean stands = left.stream().anyMatch(citation -> citation.quote().strip().equals(text));
    return stands ? Optional.of(new Claim(claim.text(), left)) : Optional.empty();
  }
}
