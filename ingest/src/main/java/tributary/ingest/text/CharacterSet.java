package tributary.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which characters the bytes mean: byte order mark or the unmistakable beginning of wide XML, then
/// HTTP, then the document's own declaration, then strict UTF-8, then detection. A rung is believed
/// only if all bytes are valid in what it says; else the next one is asked. No byte is deleted:
/// what fits nowhere becomes U+FFFD.
public final class CharacterSet {
  private static final int HEAD = 1024;
  private static final Pattern HTTP =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([^\\s;\"',]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARED =
      Pattern.compile(
          "<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]+)"
              + "|<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:-]+)",
          Pattern.CASE_INSENSITIVE);
  private static final char REPLACEMENT = '\uFFFD';

  private CharacterSet() {}

  /// Bytes turned into characters.
  ///
  /// @param name of the character set they were read in, lower case: `utf-8`
  /// @param problem what the document says wrongly of its characters, as a clause for a person;
  ///   null where all is as it says, or it says nothing
  public record Decoded(String text, String name, @Nullable String problem) {}

  public static String decode(byte[] bytes, @Nullable String contentType) {
    return read(bytes, contentType).text();
  }

  /// @param contentType the answer's header, as it came
  public static Decoded read(byte[] bytes, @Nullable String contentType) {
    ByteMark mark = ByteMark.of(bytes);
    byte[] body =
        mark.length() == 0 ? bytes : Arrays.copyOfRange(bytes, mark.length(), bytes.length);
    Charset marked = mark.charset();
    String text = marked == null ? null : strict(body, marked);
    if (marked != null && text != null) {
      return new Decoded(text, name(marked), null);
    }
    List<String> wrong = new ArrayList<>();
    if (marked != null) {
      wrong.add(name(marked));
      if (mark.wide()) {
        return loose(body, marked, wrong);
      }
    }
    Decoded ascii = implied(body, contentType);
    return ascii == null ? asSaid(body, said(body, contentType, mark), wrong) : ascii;
  }

  /// Text without a word of its characters is ASCII (RFC 2046, section 4.1.2), where it is.
  private static @Nullable Decoded implied(byte[] bytes, @Nullable String contentType) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    if (!type.startsWith("text/") || HTTP.matcher(type).find()) {
      return null;
    }
    String ascii = strict(bytes, StandardCharsets.US_ASCII);
    if (ascii == null || ascii.indexOf('\u001B') >= 0 || ascii.contains("~{")) { // ISO 2022, HZ
      return null;
    }
    return new Decoded(ascii, "us-ascii", null);
  }

  private static Decoded asSaid(byte[] bytes, List<String> said, List<String> wrong) {
    String utf8 = strict(bytes, StandardCharsets.UTF_8);
    boolean ascii = utf8 != null && utf8.length() == bytes.length;
    for (String name : said) {
      Decoded read = believed(bytes, name, utf8 != null && !ascii);
      if (read != null) {
        return new Decoded(read.text(), read.name(), problem(wrong, read.name()));
      }
      wrong.add(name);
    }
    if (utf8 != null) {
      return new Decoded(utf8, "utf-8", problem(wrong, "utf-8"));
    }
    for (String guess : Detection.names(bytes)) {
      if (guess.equals("UTF-8")) { // but for a few bytes
        return loose(bytes, StandardCharsets.UTF_8, wrong);
      }
      Decoded read = believed(bytes, guess, false);
      if (read != null) {
        return new Decoded(read.text(), read.name(), problem(wrong, read.name()));
      }
    }
    return loose(bytes, lastResort(said), wrong);
  }

  private static Charset lastResort(List<String> said) {
    return said.stream()
        .flatMap(name -> CharsetNames.meant(name).stream())
        .findFirst()
        .orElse(StandardCharsets.UTF_8);
  }

  /// What HTTP says, then what the document says. Its declaration is read as ASCII, or as EBCDIC
  /// where it begins so.
  private static List<String> said(byte[] bytes, @Nullable String contentType, ByteMark mark) {
    List<String> said = new ArrayList<>();
    Matcher http = HTTP.matcher(contentType == null ? "" : contentType);
    if (http.find()) {
      said.add(http.group(1).toLowerCase(Locale.ROOT));
    }
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD));
    Matcher declared = DECLARED.matcher(new String(head, mark.declarationIn()));
    if (declared.find()) {
      String name = declared.group(1) == null ? declared.group(2) : declared.group(1);
      said.add(name.toLowerCase(Locale.ROOT));
    }
    return said;
  }

  /// Null where the bytes are not valid in it. Characters of more than one byte that are valid
  /// UTF-8 throughout are hardly ever anything of one byte.
  private static @Nullable Decoded believed(byte[] bytes, String said, boolean surelyUtf8) {
    for (Charset charset : CharsetNames.meant(said)) {
      boolean single = charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
      String text = surelyUtf8 && single ? null : strict(bytes, charset);
      if (text != null && text.indexOf('\0') < 0 && !controlled(text, charset)) {
        return new Decoded(text, name(charset), null);
      }
    }
    return null;
  }

  /// Whether it is Latin-1 only by name: what it has for controls are quotes and dashes in truth.
  private static boolean controlled(String text, Charset charset) {
    return charset.equals(StandardCharsets.ISO_8859_1)
        && text.chars().anyMatch(c -> c >= 0x80 && c < 0xA0);
  }

  private static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Decoded loose(byte[] bytes, Charset charset, List<String> wrong) {
    String text = new String(bytes, charset);
    long lost = text.chars().filter(c -> c == REPLACEMENT).count();
    List<String> problems = new ArrayList<>();
    if (!wrong.isEmpty()) {
      problems.add("its bytes are not all valid in " + String.join(" or ", wrong));
    }
    if (lost > 0) {
      problems.add(lost + " of its characters are valid in no character set");
    }
    return new Decoded(
        text, name(charset), problems.isEmpty() ? null : String.join(", and ", problems));
  }

  private static @Nullable String problem(List<String> wrong, String right) {
    return wrong.isEmpty()
        ? null
        : "it says that its characters are "
            + String.join(" or ", wrong)
            + ", but they are "
            + right;
  }

  private static String name(Charset charset) {
    return charset.name().toLowerCase(Locale.ROOT);
  }
}
