package tributary.ingest.source;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Reading;

/// XML text made fit for parsers: from its root element on, without what stands before, with its
/// own harmless entities resolved, and without characters that XML 1.0 does not know.
///
/// @param problem what had to be mended, as a clause for a person; empty where nothing had
record XmlText(String body, String problem) {
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf", "channel");
  private static final Pattern ROOT =
      Pattern.compile("<(?:[\\w.-]+:)?(?:rss|feed|rdf|channel)[\\s>]", Pattern.CASE_INSENSITIVE);
  private static final int JUNK = 64 * 1024;
  private static final String CONTROLS = controls();
  private static final Pattern CONTROL_REFERENCE =
      Pattern.compile("&#(?:0*(1[2-5][0-9])|x0*([89][0-9a-f]));", Pattern.CASE_INSENSITIVE);

  /// Whether an element of that name is where a feed begins.
  static boolean isRoot(String name) {
    return ROOTS.contains(name.toLowerCase(Locale.ROOT));
  }

  static Reading<XmlText> of(String text) {
    if (text.indexOf('<') < 0) {
      String what = text.isBlank() ? "the answer is empty" : "the answer is no XML";
      return new Reading.Unreadable<>(what);
    }
    Prolog prolog = Prolog.of(text);
    if (prolog.root() < 0) {
      return new Reading.Unreadable<>("it has no element");
    }
    if (prolog.name().equals("html")) {
      return new Reading.Unreadable<>("an HTML page came in place of a feed");
    }
    int root = prolog.root();
    boolean junk = prolog.junk();
    if (!ROOTS.contains(prolog.name())) {
      Matcher later = ROOT.matcher(text).region(root, Math.min(text.length(), root + JUNK));
      junk |= later.find();
      root = junk && later.hasMatch() ? later.start() : root;
    }
    String body = text.substring(root);
    if (prolog.doctype() != null) {
      switch (prolog.doctype().resolve(body)) {
        case Reading.Unreadable<String>(String problem) -> {
          return new Reading.Unreadable<>(problem);
        }
        case Reading.Read<String>(String resolved, String ignored) -> body = resolved;
      }
    }
    return new Reading.Read<>(
        legal(body, junk ? "something stands before the document" : ""), null);
  }

  private static XmlText legal(String body, String junk) {
    String legal = legal(body);
    boolean mended = legal.length() != body.length();
    String unknown = mended ? "characters that XML does not know were left out of it" : "";
    String both = junk.isEmpty() || unknown.isEmpty() ? junk + unknown : junk + ", and " + unknown;
    return new XmlText(printable(legal), both);
  }

  /// Without control characters; halves of pairs and non-characters become U+FFFD.
  static String legal(String text) {
    int at = 0;
    while (at < text.length() && legal(text, at)) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder legal = new StringBuilder(text.length()).append(text, 0, at);
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= 0x80 && c < 0xA0) {
        legal.append(CONTROLS.charAt(c - 0x80));
      } else if (legal(text, at)) {
        legal.append(c);
      } else if (c >= ' ') {
        legal.append('\uFFFD');
      }
    }
    return legal.toString();
  }

  private static boolean legal(String text, int at) {
    char c = text.charAt(at);
    if (c < 0x20) {
      return c == '\t' || c == '\n' || c == '\r';
    }
    if (c < 0x80) {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c >= 0xA0 && c < 0xFFFE;
  }

  /// References to what Unicode has for controls mean quotes and dashes of windows-1252, as in
  /// HTML.
  private static String printable(String text) {
    return text.contains("&#")
        ? CONTROL_REFERENCE
            .matcher(text)
            .replaceAll(r -> {
              int code =
                  r.group(1) != null
                      ? Integer.parseInt(r.group(1))
                      : Integer.parseInt(r.group(2), 16);
              boolean control = code >= 0x80 && code < 0xA0;
              return control ? String.valueOf(CONTROLS.charAt(code - 0x80)) : "$0";
            })
        : text;
  }

  private static String controls() {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (0x80 + i);
    }
    return new String(bytes, Charset.forName("windows-1252"));
  }

  /// Cut behind the last whole entry, with what is open there closed; empty if there is no entry.
  static String salvage(String xml, XmlOutline outline) {
    if (outline.lastEntryEnd() < 0) {
      return "";
    }
    StringBuilder whole = new StringBuilder(xml.substring(0, outline.lastEntryEnd()));
    List<String> open = outline.openThere();
    for (String name : open.reversed()) {
      whole.append("</").append(name).append('>');
    }
    return whole.toString();
  }

  /// What stands before the root element.
  ///
  /// @param root offset, -1 where there is none
  /// @param name of the root, without prefix, lower case
  /// @param junk whether there is text
  record Prolog(int root, String name, boolean junk, @Nullable Doctype doctype) {

    static Prolog of(String xml) {
      int at = xml.indexOf('<');
      boolean junk = !xml.substring(0, at).isBlank();
      Doctype doctype = null;
      while (at >= 0 && at < xml.length()) {
        int end;
        if (xml.startsWith("<!--", at)) {
          end = after(xml, "-->", at + 4);
        } else if (xml.startsWith("<?", at)) {
          end = after(xml, "?>", at + 2);
        } else if (xml.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
          doctype = Doctype.of(xml, at);
          end = doctype.end();
        } else if (at + 1 < xml.length() && Character.isLetter(xml.charAt(at + 1))) {
          return new Prolog(at, name(xml, at + 1), junk, doctype);
        } else {
          end = at + 1;
        }
        at = end < 0 ? -1 : xml.indexOf('<', end);
      }
      return new Prolog(-1, "", junk, doctype);
    }

    private static int after(String xml, String mark, int from) {
      int found = xml.indexOf(mark, from);
      return found < 0 ? -1 : found + mark.length();
    }

    private static String name(String xml, int from) {
      int end = from;
      while (end < xml.length() && "<>/ \t\r\n".indexOf(xml.charAt(end)) < 0) {
        end++;
      }
      String name = xml.substring(from, Math.min(end, from + 100));
      return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
  }
}
