package tributary.publish;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.digest.Digest;
import tributary.events.story.Story;
import tributary.publish.digest.Editor;
import tributary.publish.digest.Newsroom;
import tributary.publish.proof.Original;
import tributary.publish.proof.Sources;

/// Edits by what the library has, and says in the log what was cut.
///
/// @param sources the library, as proofs ask for it
record Editing(Sources sources) {
  private static final Logger LOG = LoggerFactory.getLogger(Editing.class);

  static Editing of(Means means) {
    return new Editing(item -> means.library().item(item).map(Original::of));
  }

  Digest edit(Editor editor, List<Story> stories, List<Digest.Unreached> unreached) {
    Newsroom newsroom = new Newsroom(sources);
    Digest digest = newsroom.edit(editor, stories, unreached);
    newsroom.notes().forEach(note -> LOG.warn("Edition {}: {}", digest.edition(), note));
    return digest;
  }
}
