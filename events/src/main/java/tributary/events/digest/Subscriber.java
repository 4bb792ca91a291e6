package tributary.events.digest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Somebody who receives a digest by mail. The only record in the house that holds an address.
///
/// @param id random: nothing else may lead back to the address
/// @param address one mailbox, trimmed, no line breaks
/// @param digests names of the digests received
/// @param left names of the digests that this person wants no more, whoever puts them on a list
public record Subscriber(String id, String address, List<String> digests, List<String> left) {
  public Subscriber {
    address = address.trim();
    if (address.chars().anyMatch(Character::isISOControl) || address.indexOf('@') < 1) {
      throw new IllegalArgumentException("not a mail address");
    }
    digests = List.copyOf(digests);
    left = List.copyOf(left);
  }

  /// Whether editions of a digest go to this person.
  public boolean receives(String digest) {
    return digests.contains(digest) && !left.contains(digest);
  }

  /// The same, once a digest is wanted no more.
  public Subscriber leaving(String digest) {
    List<String> all = Stream.concat(left.stream(), Stream.of(digest)).distinct().sorted().toList();
    return new Subscriber(id, address, digests, all);
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
