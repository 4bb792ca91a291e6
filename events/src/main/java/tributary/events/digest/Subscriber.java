package tributary.events.digest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.schema.Defaulted;

/// Somebody who receives a digest by mail. The only record in the house that holds an address.
///
/// @param id random: nothing else may lead back to the address
/// @param address one mailbox, trimmed, no line breaks
/// @param digests names of the digests received
/// @param left names of the digests that this person wants no more, whoever puts them on a list
/// @param subjects ids of the subjects wanted; empty for all
/// @param origin how the address came here; records of before there were others lack it: configured
/// @param standing whether mail goes there; records of before there were others lack it: active
/// @param since when it came to stand so; null where an older program wrote it
/// @param asked when a link was last asked for on the web, to confirm or to change this; null if
///   never
/// @param trouble what the mail server said when the mailbox was refused, redacted; null without
public record Subscriber(
    String id,
    String address,
    List<String> digests,
    List<String> left,
    List<String> subjects,
    @Defaulted Origin origin,
    @Defaulted Standing standing,
    @Nullable Instant since,
    @Nullable Instant asked,
    @Nullable String trouble) {

  /// How an address came here.
  public enum Origin {
    /// It is named in `publish.mail.to`, and receives nothing once it no longer is.
    CONFIGURED,
    /// Its owner signed up on the web, and confirmed it.
    SIGNED_UP,
    /// An operator added it.
    ADDED
  }

  /// Whether mail goes to somebody.
  public enum Standing {
    /// Somebody signed up with it; that it is theirs is not confirmed yet.
    ASKED,
    /// Receives what was chosen.
    ACTIVE,
    /// The mailbox refuses for good.
    SUSPENDED,
    /// Wants to be forgotten, and is while the configuration still names the address: nothing goes
    /// there.
    GONE
  }

  public Subscriber {
    address = address.trim();
    if (address.chars().anyMatch(Character::isISOControl) || address.indexOf('@') < 1) {
      throw new IllegalArgumentException("not a mail address");
    }
    digests = List.copyOf(digests);
    left = List.copyOf(left);
    subjects = List.copyOf(subjects);
    origin = origin == null ? Origin.CONFIGURED : origin;
    standing = standing == null ? Standing.ACTIVE : standing;
  }

  /// A configured address, to which mail goes.
  public Subscriber(String id, String address, List<String> digests, List<String> left) {
    this(
        id,
        address,
        digests,
        left,
        List.of(),
        Origin.CONFIGURED,
        Standing.ACTIVE,
        null,
        null,
        null);
  }

  /// Whether editions of a digest go to this person.
  public boolean receives(String digest) {
    return standing == Standing.ACTIVE && digests.contains(digest) && !left.contains(digest);
  }

  /// The same, once a digest is wanted no more.
  public Subscriber leaving(String digest) {
    List<String> all = Stream.concat(left.stream(), Stream.of(digest)).distinct().sorted().toList();
    return with(address, digests, all, subjects);
  }

  /// The same, wanting `chosen` of the digests and no others, and stories of these subjects alone.
  public Subscriber choosing(List<String> chosen, List<String> about) {
    List<String> all = Stream.concat(digests.stream(), chosen.stream()).distinct().toList();
    List<String> without =
        Stream.concat(digests.stream(), left.stream())
            .distinct()
            .filter(digest -> !chosen.contains(digest))
            .sorted()
            .toList();
    return with(address, all, without, about.stream().distinct().sorted().toList());
  }

  /// The same, put on the lists of `all` digests; those that were left stay left.
  public Subscriber receiving(String spelled, List<String> all) {
    return with(spelled, all, left, subjects);
  }

  /// The same, wanting stories of these subjects alone.
  public Subscriber about(List<String> wanted) {
    return with(address, digests, left, wanted.stream().distinct().sorted().toList());
  }

  private Subscriber with(
      String spelled, List<String> all, List<String> without, List<String> about) {
    return new Subscriber(
        id, spelled, all, without, about, origin, standing, since, asked, trouble);
  }

  /// The same, once a link was asked for; null once it was used.
  public Subscriber asking(@Nullable Instant time) {
    return new Subscriber(
        id, address, digests, left, subjects, origin, standing, since, time, trouble);
  }

  /// The same, standing otherwise since `time`.
  ///
  /// @param why what the mail server said, for a mailbox that refuses
  public Subscriber standing(Standing other, Instant time, @Nullable String why) {
    return new Subscriber(id, address, digests, left, subjects, origin, other, time, asked, why);
  }

  /// The same, having come otherwise.
  public Subscriber from(Origin other) {
    return new Subscriber(
        id, address, digests, left, subjects, other, standing, since, asked, trouble);
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
