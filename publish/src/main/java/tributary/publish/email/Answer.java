package tributary.publish.email;

/// What became of one attempt to hand a letter over.
public sealed interface Answer {
  /// What the other side said, without any address.
  String reply();

  /// The server took it, or it lies in the outbox.
  record Accepted(String reply) implements Answer {}

  /// Not now; nothing was handed over.
  record Deferred(String reply) implements Answer {}

  /// Not ever.
  record Refused(String reply) implements Answer {}

  /// The line broke after the letter went out and before the answer came: it may have arrived.
  record Lost(String reply) implements Answer {}
}
