package tributary.publish.email;

/// Puts on record that a letter is about to be handed over; for a courier's thread.
interface Witness {
  /// The other side waits for the text: begins to put that on record, and returns at once.
  void ready();

  /// Returns once it is on record.
  ///
  /// @throws Unrecorded if it never will be: the text must not be ended
  void onRecord() throws Unrecorded;
}
