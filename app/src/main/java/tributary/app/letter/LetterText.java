package tributary.app.letter;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import tributary.events.letter.Letter;

/// Letters as text. All of them are somebody else's bytes: what is no printable character is
/// escaped, as it could rewrite the terminal.
public final class LetterText {
  private static final int SHOWN = 4_000;
  private static final int HEADERS = 32;
  private static final int HEADER = 200;

  private LetterText() {}

  /// One line.
  public static String line(Filed filed) {
    String state = filed.open() ? "" : "  [" + state(filed) + "]";
    return "%-8s %s  %-16s %-22s %s%s"
        .formatted(
            filed.id(),
            filed.letter().at().truncatedTo(ChronoUnit.SECONDS),
            escaped(filed.stage()),
            escaped(filed.origin()),
            escaped(filed.letter().reason()),
            state);
  }

  /// What was decided about it, in a word.
  public static String state(Filed filed) {
    return filed.settled() == null
        ? "open"
        : filed.settled().what().name().toLowerCase(Locale.ROOT);
  }

  /// Text of somebody else's on one line of a terminal.
  public static String safe(String text) {
    return escaped(text);
  }

  /// All that is known of it.
  public static String whole(Filed filed) {
    StringBuilder text = new StringBuilder();
    facts(filed).forEach((name, value) -> text.append("%-9s %s%n".formatted(name, value)));
    int headers = 0;
    for (Header header : filed.record().headers()) {
      if (!Letter.owns(header.key()) && headers++ < HEADERS) {
        text.append(
            "%-9s %s = %s%n".formatted("header", escaped(cut(header.key())), value(header)));
      }
    }
    byte[] value = filed.record().value();
    text.append(System.lineSeparator());
    if (value == null) {
      return text.append("No value: a tombstone.").toString();
    }
    text.append(bytes(value, SHOWN));
    if (value.length > SHOWN) {
      text.append("%n… %,d bytes more; --bytes FILE writes all".formatted(value.length - SHOWN));
    }
    return text.toString();
  }

  private static Map<String, String> facts(Filed filed) {
    Letter letter = filed.letter();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("letter", filed.id());
    facts.put("reason", escaped(letter.reason()));
    facts.put("stage", escaped(filed.stage()));
    facts.put("origin", escaped(filed.origin()));
    facts.put("run", escaped(letter.run()));
    facts.put("put aside", letter.at().toString());
    facts.put("trace", letter.trace() == null ? "none" : letter.trace());
    byte[] key = filed.record().key();
    facts.put("key", key == null ? "none" : bytes(key, HEADER));
    facts.put("size", "%,d bytes".formatted(filed.size()));
    facts.put(
        "state",
        filed.settled() == null
            ? "open"
            : "%s at %s%s"
                .formatted(
                    state(filed),
                    filed.settled().at(),
                    filed.settled().reason() == null
                        ? ""
                        : ": " + escaped(filed.settled().reason())));
    return facts;
  }

  private static String value(Header header) {
    return header.value() == null ? "none" : bytes(header.value(), HEADER);
  }

  private static String cut(String text) {
    return text.length() <= HEADER ? text : text.substring(0, HEADER) + "…";
  }

  /// As text where it is UTF-8, else in hexadecimal digits.
  static String bytes(byte[] bytes, int most) {
    int length = Math.min(bytes.length, most);
    @Nullable String text = text(bytes, length);
    return text == null
        ? "0x" + HexFormat.of().formatHex(bytes, 0, Math.min(length, most / 2))
        : escaped(text);
  }

  private static @Nullable String text(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    long wrong =
        text.chars().filter(c -> c == 0xFFFD || (c < ' ' && !Character.isWhitespace(c))).count();
    return wrong > 1 + text.length() / 100 ? null : text;
  }

  /// Only what can be printed safely: controls and format characters as `\\uXXXX`.
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          int type = Character.getType(c);
          boolean unsafe =
              Character.isISOControl(c)
                  || type == Character.FORMAT
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR
                  || type == Character.SURROGATE
                  || type == Character.PRIVATE_USE
                  || type == Character.UNASSIGNED;
          if (unsafe && c < 0x10000) {
            out.append("\\u%04X".formatted(c));
          } else if (unsafe) {
            out.append("\\U%08X".formatted(c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }
}
