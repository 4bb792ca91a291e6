package tributary.publish.reading;

/// What was wrong with a story that an edition told.
///
/// @param retracted whether it is told no more; else it stands, corrected
/// @param headline under which it was told
/// @param text what is right, or why it was taken down
/// @param day when that was decided, for example `Mon 16 Nov`
public record Amendment(boolean retracted, String headline, String text, String day) {
  /// `Corrected` or `Taken back`.
  public String verb() {
    return retracted ? "Taken back" : "Corrected";
  }
}
