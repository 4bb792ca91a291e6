package tributary.ingest.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The skeleton of an XML text, found in one pass without a parser: how deep it goes, and where its
/// last whole entry ends. The JDK's parsers give no limit of depth that ROME would pass on, and its
/// tree builder takes 16 s and the whole stack for 700 kB of nested elements.
///
/// @param depth of the deepest element, counted up to a little over [#MAX_DEPTH]
/// @param open elements still open at the end, outermost first
/// @param lastEntryEnd offset behind the last whole `item` or `entry`, -1 where there is none
/// @param openThere elements open at that offset, outermost first
/// @param longName whether a name in a tag is longer than [#MAX_NAME]; nothing behind it was looked
///   at
record XmlOutline(
    int depth, List<String> open, int lastEntryEnd, List<String> openThere, boolean longName) {
  /// Longer names of elements and attributes are refused: a lenient parser takes quadratic time.
  static final int MAX_NAME = 1000;

  static boolean isEntry(String name) {
    String local = name.substring(name.indexOf(':') + 1);
    return local.equalsIgnoreCase("item") || local.equalsIgnoreCase("entry");
  }

  /// Deeper documents are refused: real feeds stay below 20.
  static final int MAX_DEPTH = 256;

  static XmlOutline of(String xml) {
    return new Scan(xml).run();
  }

  private static final class Scan {
    private final String xml;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean longName;
    private int depth;
    private int lastEntryEnd = -1;
    private List<String> openThere = List.of();

    Scan(String xml) {
      this.xml = xml;
    }

    XmlOutline run() {
      int at = xml.indexOf('<');
      while (at >= 0 && depth <= MAX_DEPTH && !longName) {
        int end = tag(at);
        at = end < 0 ? -1 : xml.indexOf('<', end);
      }
      return new XmlOutline(depth, List.copyOf(open), lastEntryEnd, openThere, longName);
    }

    /// Passes over what starts at `at`; -1 if it does not end.
    private int tag(int at) {
      if (xml.startsWith("<!--", at)) {
        return after("-->", at + 4);
      }
      if (xml.startsWith("<![CDATA[", at)) {
        return after("]]>", at + 9);
      }
      if (xml.startsWith("<?", at)) {
        return after("?>", at + 2);
      }
      if (xml.startsWith("</", at)) {
        return close(at);
      }
      int next = at + 1;
      boolean name = next < xml.length() && Character.isLetter(xml.charAt(next));
      return name ? open(at) : next;
    }

    private int after(String mark, int from) {
      int found = xml.indexOf(mark, from);
      return found < 0 ? -1 : found + mark.length();
    }

    private int close(int at) {
      int end = after(">", at);
      if (end < 0) {
        return -1;
      }
      if (end - at > MAX_NAME) {
        longName = true;
        return -1;
      }
      String name = xml.substring(at + 2, end - 1).trim();
      if (open.contains(name)) {
        while (!open.removeLast().equals(name)) {
          // what was left open inside ends with it
        }
      }
      if (isEntry(name)) {
        lastEntryEnd = end;
        openThere = new ArrayList<>(open);
      }
      return end;
    }

    private int open(int at) {
      int end = at + 1;
      char quote = 0;
      int name = 0;
      for (; end < xml.length(); end++) {
        char c = xml.charAt(end);
        name = quote != 0 || c <= ' ' || c == '=' ? 0 : name + 1;
        longName |= name > MAX_NAME;
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '>') {
          break;
        }
      }
      if (end >= xml.length()) {
        return -1;
      }
      if (xml.charAt(end - 1) != '/') {
        open.addLast(name(at + 1, end));
        depth = Math.max(depth, open.size());
      }
      return end + 1;
    }

    private String name(int from, int to) {
      int end = from;
      while (end < to && !Character.isWhitespace(xml.charAt(end))) {
        end++;
      }
      return xml.substring(from, end);
    }
  }
}
