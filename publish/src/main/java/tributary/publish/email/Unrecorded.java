package tributary.publish.email;

import java.io.IOException;

/// What was to be on the ledger before a letter goes out is not, and will not be: the publisher
/// stops, or could not write. An IOException, so that Jakarta Mail breaks the connection off.
final class Unrecorded extends IOException {
  private static final long serialVersionUID = 1L;

  Unrecorded() {
    super("nobody could put on record that the mail goes out");
  }
}
