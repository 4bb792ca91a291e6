package tributary.publish.email;

import java.util.ArrayList;
import java.util.List;
import tributary.events.digest.Delivery;

/// Addresses that the server refused. They are to blame once it has taken any other mail: a server
/// that takes none has trouble of its own. For one thread.
final class Suspects {
  private final Clerk clerk;
  private final List<Delivery> suspects = new ArrayList<>();
  private boolean taken;

  Suspects(Clerk clerk) {
    this.clerk = clerk;
  }

  /// Takes in what became of a mail, its line written.
  void hear(Answer answer, Delivery line) {
    taken = taken || answer instanceof Answer.Accepted;
    if (answer instanceof Answer.Refused(_, boolean address) && address) {
      suspects.add(line);
    }
    if (taken) {
      suspects.forEach(clerk::unusable);
      suspects.clear();
    }
  }
}
