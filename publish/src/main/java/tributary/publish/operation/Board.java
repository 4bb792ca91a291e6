package tributary.publish.operation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;

/// What operators look at. One thread puts things in, any thread looks.
public final class Board {
  private static final int KEPT = 30;

  /// How far what publish knows is behind.
  ///
  /// @param closed up to when the stories are complete; null while that is not known
  /// @param items records of `items` not read yet
  /// @param stories records of `stories` not read yet
  public record Lag(@Nullable Instant closed, long items, long stories) {}

  private final DeadLetters deadLetters = new DeadLetters();
  private final Deliveries deliveries = new Deliveries();
  private final Map<String, Draft> drafts = new ConcurrentSkipListMap<>();
  private final Deque<Instruction> instructions = new ArrayDeque<>();
  private volatile Lag lag = new Lag(null, 0, 0);

  /// What could not be handled.
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /// How mails stand.
  public Deliveries deliveries() {
    return deliveries;
  }

  /// Takes in a record of `drafts`; null where it waits no more.
  public void draft(String edition, @Nullable Draft draft) {
    if (draft == null) {
      drafts.remove(edition);
    } else {
      drafts.put(edition, draft);
    }
  }

  /// Editions that wait for approval, by id.
  public List<Draft> drafts() {
    return List.copyOf(drafts.values());
  }

  /// The draft of an edition; null where none waits.
  public @Nullable Draft draft(String edition) {
    return drafts.get(edition);
  }

  /// Takes in a record of `instructions`.
  public void instruction(Instruction instruction) {
    synchronized (instructions) {
      instructions.addFirst(instruction);
      if (instructions.size() > KEPT) {
        instructions.removeLast();
      }
    }
  }

  /// The last ones given, newest first.
  public List<Instruction> instructions() {
    synchronized (instructions) {
      return List.copyOf(instructions);
    }
  }

  /// Whether one of the last instructions was about it.
  public boolean named(String id) {
    return instructions().stream().anyMatch(order -> order.about().equals(id));
  }

  /// How far we are behind by now.
  public void behind(Lag now) {
    lag = now;
  }

  public Lag lag() {
    return lag;
  }
}
