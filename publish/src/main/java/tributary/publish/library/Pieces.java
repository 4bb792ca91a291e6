package tributary.publish.library;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Parts a text by what is marked in it, and cuts long ones between words.
final class Pieces {
  private static final String CUT = "\u2026";

  /// Where something was found in a text.
  record Span(int start, int end) {}

  private Pieces() {}

  /// @param spans within the text, in any order; they may overlap
  /// @param most characters that are shown, cuts not counted
  static List<Hit.Piece> of(String text, List<Span> spans, int most) {
    List<Span> marked = merged(spans);
    int begin = begin(text, marked, most);
    int end = end(text, begin, most);
    List<Hit.Piece> pieces = new ArrayList<>();
    if (begin > 0) {
      pieces.add(new Hit.Piece(CUT, false));
    }
    int at = begin;
    for (Span span : marked) {
      if (span.start() >= begin && span.end() <= end) {
        add(pieces, text.substring(at, span.start()), false);
        add(pieces, text.substring(span.start(), span.end()), true);
        at = span.end();
      }
    }
    add(pieces, text.substring(at, end), false);
    if (end < text.length()) {
      pieces.add(new Hit.Piece(CUT, false));
    }
    return pieces;
  }

  private static void add(List<Hit.Piece> pieces, String text, boolean marked) {
    if (!text.isEmpty()) {
      pieces.add(new Hit.Piece(text, marked));
    }
  }

  private static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
        Span last = merged.removeLast();
        merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
      } else if (span.end() > span.start()) {
        merged.add(span);
      }
    }
    return merged;
  }

  /// The first mark is shown with something before it.
  private static int begin(String text, List<Span> marked, int most) {
    if (text.length() <= most || marked.isEmpty()) {
      return 0;
    }
    int wanted = marked.getFirst().start() - most / 4;
    return wanted <= 0 ? 0 : wordBreak(text, Math.min(wanted, text.length() - most / 2), true);
  }

  private static int end(String text, int begin, int most) {
    return text.length() - begin <= most
        ? text.length()
        : Math.max(begin, wordBreak(text, begin + most, false));
  }

  private static int wordBreak(String text, int near, boolean forward) {
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    // Only as much as is looked at: a text without a space is not gone through.
    int from = Math.max(0, near - 100);
    int to = Math.min(text.length(), near + 100);
    words.setText(text.substring(from, to));
    int at = near - from;
    int found = words.isBoundary(at) ? at : forward ? words.following(at) : words.preceding(at);
    return from + Math.clamp(found, 0, to - from);
  }
}
