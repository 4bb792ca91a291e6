package tributary.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What the first bytes of a document give away: a byte order mark, or markup in an encoding that
/// ASCII does not fit (XML 1.0, appendix F).
///
/// @param length of the mark in bytes, 0 where there is none
/// @param charset null where any that contains ASCII may be meant
/// @param declarationIn what an XML declaration must be read in
record ByteMark(int length, @Nullable Charset charset, Charset declarationIn) {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;

  static ByteMark of(byte[] bytes) {
    if (begins(bytes, 0, 0, 0xFE, 0xFF)) {
      return marked(4, Charset.forName("UTF-32BE"));
    }
    if (begins(bytes, 0xFF, 0xFE, 0, 0)) {
      return marked(4, Charset.forName("UTF-32LE"));
    }
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return marked(3, StandardCharsets.UTF_8);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return marked(2, StandardCharsets.UTF_16BE);
    }
    return begins(bytes, 0xFF, 0xFE) ? marked(2, StandardCharsets.UTF_16LE) : unmarked(bytes);
  }

  private static ByteMark unmarked(byte[] bytes) {
    if (begins(bytes, 0, 0, 0, '<')) {
      return marked(0, Charset.forName("UTF-32BE"));
    }
    if (begins(bytes, '<', 0, 0, 0)) {
      return marked(0, Charset.forName("UTF-32LE"));
    }
    if (begins(bytes, 0, '<') || begins(bytes, 0, '{')) {
      return marked(0, StandardCharsets.UTF_16BE);
    }
    if (begins(bytes, '<', 0) || begins(bytes, '{', 0)) {
      return marked(0, StandardCharsets.UTF_16LE);
    }
    boolean ebcdic = begins(bytes, 0x4C, 0x6F, 0xA7, 0x94) && Charset.isSupported("IBM037");
    return new ByteMark(0, null, ebcdic ? Charset.forName("IBM037") : LATIN);
  }

  /// Whether its characters have two or four bytes.
  boolean wide() {
    return charset != null && !charset.equals(StandardCharsets.UTF_8);
  }

  private static ByteMark marked(int length, Charset charset) {
    return new ByteMark(length, charset, LATIN);
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
