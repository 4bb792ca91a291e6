package tributary.ingest.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.ingest.text.Reading;

/// XML text made fit for a strict parser: without leading junk, declaration and plain DOCTYPE, and
/// without characters that XML 1.0 does not know. Refuses what could hurt.
final class XmlText {
  private static final Pattern DECLARATION =
      Pattern.compile("\\A<\\?xml\\s.*?\\?>", Pattern.DOTALL);
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>\\[]*(\\[|>)");
  private static final Pattern FORBIDDEN =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][A-Za-z0-9._:-]*)");

  private XmlText() {}

  static Reading<String> clean(String text) {
    int start = text.indexOf('<');
    if (start < 0) {
      String what = text.isBlank() ? "the answer is empty" : "the answer is no XML";
      return new Reading.Unreadable<>(what);
    }
    String xml = DECLARATION.matcher(text.substring(start)).replaceFirst("").stripLeading();
    Matcher root = ROOT.matcher(xml);
    int prolog = root.find() ? root.start() : xml.length();
    if (prolog < xml.length() && root.group(1).equalsIgnoreCase("html")) {
      return new Reading.Unreadable<>("an HTML page came in place of a feed");
    }
    Matcher doctype = DOCTYPE.matcher(xml).region(0, prolog);
    if (doctype.find()) {
      if ("[".equals(doctype.group(1))) {
        return new Reading.Unreadable<>("it defines its own XML entities, which is not safe");
      }
      xml = xml.substring(0, doctype.start()) + xml.substring(doctype.end());
    }
    return new Reading.Read<>(FORBIDDEN.matcher(xml).replaceAll(""), null);
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
}
