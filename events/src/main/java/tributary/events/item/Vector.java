package tributary.events.item;

/// What a text means to a model, on `vectors`: kept, so that a replay compares by the numbers that
/// the first run compared by, whatever machine it is on.
///
/// @param model name and version of the model and of how it is given texts
/// @param text hash of the text, as the model was given it
/// @param values coordinates of a direction, each a signed byte; in JSON base64
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Vector(String model, String text, byte[] values) {
  /// What it is kept under.
  public String key() {
    return model + "/" + text;
  }
}
