package tributary.ingest.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which characters the bytes mean: byte order mark, then HTTP, then the document's own
/// declaration, then strict UTF-8, then detection. A rung that says a Unicode encoding is believed
/// only if the bytes are valid in it. No byte is deleted: what fits nowhere becomes U+FFFD.
public final class CharacterSet {
  private static final int HEAD = 1024;
  private static final Pattern HTTP = Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)");
  private static final Pattern DECLARED =
      Pattern.compile("(?:encoding|charset)\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)");

  private CharacterSet() {}

  public static String decode(byte[] bytes, @Nullable String contentType) {
    Charset marked = byMark(bytes);
    if (marked != null) {
      String text = new String(bytes, marked);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    String head =
        new String(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)), StandardCharsets.ISO_8859_1);
    for (Charset rung :
        new @Nullable Charset[] {
          named(HTTP, contentType), named(DECLARED, head), StandardCharsets.UTF_8, detected(bytes)
        }) {
      String text = rung == null ? null : strict(bytes, rung);
      if (text != null) {
        return text;
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static @Nullable Charset byMark(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return StandardCharsets.UTF_8;
    }
    if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    boolean little = b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE;
    return little ? StandardCharsets.UTF_16LE : null;
  }

  private static @Nullable Charset named(Pattern where, @Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher found = where.matcher(text);
    return found.find() ? charset(found.group(1)) : null;
  }

  /// Latin-1 on the web means windows-1252 (WHATWG Encoding, section 4.2). UTF-7 is never read.
  private static @Nullable Charset charset(String name) {
    String known = name.toLowerCase(Locale.ROOT);
    if (known.equals("iso-8859-1") || known.equals("us-ascii") || known.equals("latin1")) {
      known = "windows-1252";
    }
    try {
      return known.equals("utf-7") ? null : Charset.forName(known);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Charset detected(byte[] bytes) {
    CharsetMatch match = new CharsetDetector().setText(bytes).detect();
    return match == null ? null : charset(match.getName());
  }

  private static @Nullable String strict(byte[] bytes, Charset charset) {
    boolean unicode = charset.name().startsWith("UTF-");
    CodingErrorAction fault = unicode ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
    try {
      return charset
          .newDecoder()
          .onMalformedInput(fault)
          .onUnmappableCharacter(fault)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
