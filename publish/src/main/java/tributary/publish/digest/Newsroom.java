package tributary.publish.digest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tributary.events.digest.Digest;
import tributary.events.story.Story;
import tributary.publish.proof.Original;
import tributary.publish.proof.Proof;
import tributary.publish.proof.Sources;

/// From stories to an edition that may be published: what its sources no longer say is cut, the
/// editor edits, the gate proves. For one thread.
public final class Newsroom {
  /// Items whose sentences are at hand while it edits.
  private static final int AT_HAND = 512;

  private final Sources sources;
  private final List<String> notes = new ArrayList<>();

  /// @param found where the items' own sentences are looked up
  public Newsroom(Sources found) {
    Map<String, Optional<Original>> known = new AtHand();
    this.sources = item -> known.computeIfAbsent(item, found::find);
  }

  /// @param stories as of the period's end
  /// @throws UnprovenEdition if a claim does not hold that was made by this house
  public Digest edit(Editor editor, List<Story> stories, List<Digest.Unreached> unreached) {
    Retractions retractions = new Retractions(sources, notes::add);
    Digest digest =
        editor.edit(
            stories,
            unreached,
            story -> retractions.of(story).flatMap(left -> editor.spoken(left, sources)));
    Gate.check(digest, new Proof(sources));
    return digest;
  }

  /// What was cut and why, a sentence each, for the log.
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private static final class AtHand extends LinkedHashMap<String, Optional<Original>> {
    private static final long serialVersionUID = 1L;

    AtHand() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Optional<Original>> eldest) {
      return size() > AT_HAND;
    }
  }
}
