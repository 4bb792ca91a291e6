package tributary.app.command;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/// A message of the log and its fields, on one line whatever they hold: a title or an address from
/// outside can neither begin a line of its own, nor make a terminal do anything (ANSI sequences,
/// and controls of the direction of text). Logback makes it by name, for `%line`.
public final class PlainLine extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(escaped(event.getFormattedMessage()));
    List<KeyValuePair> fields = event.getKeyValuePairs();
    if (fields != null) {
      fields.forEach(field ->
          line.append(' ')
              .append(field.key)
              .append("=\"")
              .append(escaped(String.valueOf(field.value)).replace("\"", "\\\""))
              .append('"'));
    }
    return line.toString();
  }

  /// The text with its control characters written out: `\n`, `\u001b`.
  static String escaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> {
          switch (each) {
            case '\n' -> plain.append("\\n");
            case '\r' -> plain.append("\\r");
            case '\t' -> plain.append(' ');
            default -> {
              if (unseen(each)) {
                plain.append("\\u%04x".formatted(each));
              } else {
                plain.appendCodePoint(each);
              }
            }
          }
        });
    return plain.toString();
  }

  private static boolean unseen(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
