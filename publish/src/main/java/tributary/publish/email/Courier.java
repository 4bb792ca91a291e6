package tributary.publish.email;

/// Hands over one letter after the other. For one thread.
sealed interface Courier extends AutoCloseable permits SmtpLine, Outbox {
  /// Tries once. Whatever happens is an answer, never an exception.
  ///
  /// @param witness told when the other side waits for the text, and asked before its end is sent
  Answer hand(Envelope envelope, Witness witness);

  /// Lets go of what it holds open; the next letter opens it anew.
  @Override
  void close();
}
