package tributary.publish.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A mail in the form that survives what servers do to white space on its way (RFC 6376, sections
/// 3.4.2 and 3.4.4). Bytes are taken as Latin-1, which keeps every one.
final class Relaxed {
  private static final Pattern FOLDED = Pattern.compile("\r\n(?=[ \t])");
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final String END = "\r\n";

  private final List<String> lines;
  private final String body;

  private Relaxed(List<String> lines, String body) {
    this.lines = lines;
    this.body = body;
  }

  static Relaxed of(byte[] mail) {
    String text = new String(mail, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(END + END);
    if (end < 0) {
      throw new IllegalArgumentException("no empty line ends the headers");
    }
    String head = FOLDED.matcher(text.substring(0, end)).replaceAll("");
    return new Relaxed(List.of(head.split(END)), text.substring(end + END.length() * 2));
  }

  /// Every header of that name, the last in the mail first, as verifiers take them.
  List<String> headers(String name) {
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
        found.add(header(name, line.substring(colon + 1)));
      }
    }
    Collections.reverse(found);
    return found;
  }

  /// One header, without its line break.
  static String header(String name, String value) {
    String one = BLANKS.matcher(FOLDED.matcher(value).replaceAll("")).replaceAll(" ");
    return name.toLowerCase(Locale.ROOT) + ":" + one.strip();
  }

  /// The body; nothing stays nothing.
  byte[] body() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
    int empty = 0;
    for (String line : body.split(END, -1)) {
      String one = BLANKS.matcher(line).replaceAll(" ");
      String kept = one.endsWith(" ") ? one.substring(0, one.length() - 1) : one;
      if (kept.isEmpty()) {
        empty++;
      } else {
        out.writeBytes(END.repeat(empty).getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes((kept + END).getBytes(StandardCharsets.ISO_8859_1));
        empty = 0;
      }
    }
    return out.toByteArray();
  }
}
