package tributary.ingest.source;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that was wrong with a document.
///
/// @param message a clause for a person
/// @param where in the document, as `line 3, column 14`, or which entry; null where it is all of it
public record Problem(Code code, String message, @Nullable String where) {

  /// The sorts of trouble.
  public enum Code {
    /// It is not what its format demands, and was mended.
    ILL_FORMED,
    /// It ends in the middle; what was whole is kept.
    CUT_OFF,
    /// Its characters are not what it says they are.
    CHARSET,
    /// Some of it is more than we take.
    TRUNCATED,
    /// An entry could not be read.
    ENTRY_LOST,
    /// Nothing of it could be read.
    UNREADABLE;

    /// As programs read it: `ill-formed`.
    @JsonValue
    public String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
