package tributary.events.digest;

import java.util.List;
import java.util.Locale;

/// Somebody who receives a digest by mail. The only record in the house that holds an address.
///
/// @param id random: nothing else may lead back to the address
/// @param address one mailbox, trimmed, no line breaks
/// @param digests names of the digests received
public record Subscriber(String id, String address, List<String> digests) {
  public Subscriber {
    address = address.trim();
    if (address.chars().anyMatch(Character::isISOControl) || address.indexOf('@') < 1) {
      throw new IllegalArgumentException("not a mail address");
    }
    digests = List.copyOf(digests);
  }

  /// Whether both name one mailbox, as far as that can be told from outside.
  public boolean at(String other) {
    return address.toLowerCase(Locale.ROOT).equals(other.trim().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return "Subscriber[" + id + "]";
  }
}
