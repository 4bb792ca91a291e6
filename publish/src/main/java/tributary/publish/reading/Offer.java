package tributary.publish.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What can be received, and what of it somebody has chosen.
///
/// @param digests in the order of the configuration
/// @param subjects by name; none chosen means all
public record Offer(List<Choice> digests, List<Choice> subjects) {
  /// A choice, as a form shows it.
  ///
  /// @param id of the digest or subject
  public record Choice(String id, String name, boolean chosen) {
    private Choice chosen(Collection<String> ids) {
      return new Choice(id, name, ids.contains(id));
    }
  }

  public Offer {
    digests = List.copyOf(digests);
    subjects = List.copyOf(subjects);
  }

  /// All digests, and no subject in particular.
  ///
  /// @param digests titles by name, in the order in which they are shown
  /// @param subjects names by id, in the order in which they are shown
  public static Offer of(Map<String, String> digests, Map<String, String> subjects) {
    List<Choice> all = new ArrayList<>();
    digests.forEach((id, name) -> all.add(new Choice(id, Wording.line(name), true)));
    List<Choice> about = new ArrayList<>();
    subjects.forEach((id, name) -> about.add(new Choice(id, Wording.line(name), false)));
    return new Offer(all, about);
  }

  /// The same, with these chosen; a subject that is offered no more stays until it is given up.
  public Offer with(Collection<String> digestNames, Collection<String> subjectIds) {
    Map<String, Choice> about = new LinkedHashMap<>();
    subjects.forEach(choice -> about.put(choice.id(), choice.chosen(subjectIds)));
    subjectIds.forEach(id -> about.putIfAbsent(id, new Choice(id, Wording.line(id), true)));
    return new Offer(
        digests.stream().map(choice -> choice.chosen(digestNames)).toList(),
        List.copyOf(about.values()));
  }

  /// Those of the digests that are offered, in their order.
  public List<String> digests(Collection<String> wanted) {
    return digests.stream().map(Choice::id).filter(wanted::contains).toList();
  }

  /// Those of the subjects that are offered, in their order; none where that is all of them.
  public List<String> subjects(Collection<String> wanted) {
    List<String> found = subjects.stream().map(Choice::id).filter(wanted::contains).toList();
    return found.size() == subjects.size() ? List.of() : found;
  }

  /// Whether there is a choice of digests.
  public boolean several() {
    return digests.size() > 1;
  }
}
