package tributary.publish.email;

/// What became of one attempt to hand a letter over.
public sealed interface Answer {
  /// What the other side said, without any address.
  String reply();

  /// The server took it, or it lies in the outbox.
  record Accepted(String reply) implements Answer {}

  /// Not now; nothing was handed over.
  ///
  /// @param away whether it would have been so for anybody: the server cannot be used for a while
  record Deferred(String reply, boolean away) implements Answer {}

  /// Not ever.
  ///
  /// @param address whether it is the address that is no good, whatever is sent there
  record Refused(String reply, boolean address) implements Answer {}

  /// The line broke after the letter went out and before the answer came: it may have arrived.
  record Lost(String reply) implements Answer {}

  /// Left off, as it could not be put on record that the letter was about to go out; nothing was
  /// handed over.
  record Unsent(String reply) implements Answer {}
}
