package tributary.publish.digest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tributary.events.digest.Instruction;
import tributary.events.digest.Instruction.What;

/// What operators wanted, in the order in which they said so; each counts once, however often it is
/// read. For one thread.
public final class Instructions {
  private static final Set<What> WORDS = EnumSet.of(What.APPROVE, What.REJECT, What.REVISE);

  private final SequencedMap<String, Instruction> all = new LinkedHashMap<>();

  /// Takes in a record of `instructions`.
  public void add(Instruction instruction) {
    all.putIfAbsent(instruction.id(), instruction);
  }

  /// All of that kind, the oldest first.
  public List<Instruction> of(What what) {
    return all.values().stream().filter(one -> one.what() == what).toList();
  }

  /// What was said last of an edition: that it may go out, may not, or is to be made again.
  public Optional<Instruction> lastWord(String edition) {
    return all.values().stream()
        .filter(one -> WORDS.contains(one.what()) && one.about().equals(edition))
        .reduce((older, newer) -> newer);
  }

  /// What is wanted of an edition that is out: to be made again, once for each. What was wanted
  /// before it was approved went into what was approved.
  public List<Instruction> revisions(String edition) {
    List<Instruction> revisions = new ArrayList<>();
    for (Instruction one : all.values()) {
      if (one.about().equals(edition) && one.what() == What.APPROVE) {
        revisions.clear();
      } else if (one.about().equals(edition) && one.what() == What.REVISE) {
        revisions.add(one);
      }
    }
    return revisions;
  }

  /// Whether an edition is not to be made at all.
  public boolean rejects(String edition) {
    return lastWord(edition).filter(word -> word.what() == What.REJECT).isPresent();
  }

  /// What is to be put right with stories: corrections, and takings down that were not undone.
  public List<Instruction> remedies() {
    SequencedMap<String, Instruction> remedies = new LinkedHashMap<>();
    for (Instruction one : all.values()) {
      switch (one.what()) {
        case CORRECT, TAKE_DOWN -> remedies.put(one.id(), one);
        case RESTORE ->
            remedies
                .values()
                .removeIf(
                    other -> other.what() == What.TAKE_DOWN && other.about().equals(one.about()));
        case APPROVE, REJECT, PUBLISH, REVISE, SUPPRESS, RESEND, ARRIVED -> {}
      }
    }
    return List.copyOf(remedies.values());
  }
}
