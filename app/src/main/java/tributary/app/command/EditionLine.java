package tributary.app.command;

import org.jspecify.annotations.Nullable;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;

/// An edition as `digest list` shows it.
///
/// @param held hash of the draft, where it waits for approval; null where it is out
record EditionLine(
    String edition,
    int revision,
    String title,
    String from,
    String to,
    int stories,
    @Nullable String held) {

  static EditionLine out(Digest digest) {
    return of(digest, null);
  }

  static EditionLine held(Draft draft) {
    return of(draft.digest(), draft.hash());
  }

  private static EditionLine of(Digest digest, @Nullable String held) {
    return new EditionLine(
        digest.edition(),
        digest.revision(),
        digest.title(),
        digest.from().toString(),
        digest.to().toString(),
        digest.entries().size(),
        held);
  }

  String text() {
    String stories = stories() + (stories() == 1 ? " story" : " stories");
    String state =
        held != null ? "  waits for approval" : revision > 1 ? "  revision " + revision : "";
    return "%-20s %s to %s  %s%s".formatted(edition, from, to, stories, state);
  }
}
