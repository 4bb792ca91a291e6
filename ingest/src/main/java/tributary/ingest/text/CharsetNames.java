package tributary.ingest.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the names of character sets mean in the wild.
final class CharsetNames {
  /// What those who write the first mean, where their bytes are not valid in it (WHATWG Encoding,
  /// section 4.2).
  private static final Map<String, String> WIDER =
      Map.of(
          "us-ascii", "windows-1252",
          "iso-8859-1", "windows-1252",
          "iso-8859-9", "windows-1254",
          "shift_jis", "windows-31j",
          "euc-kr", "x-windows-949",
          "big5", "big5-hkscs",
          "tis-620", "x-windows-874");

  private CharsetNames() {}

  /// What may be meant, most exact first; empty where the name is unknown, or where it is UTF-7,
  /// which hides markup from every filter.
  static List<Charset> meant(String written) {
    Charset exact = found(written.toLowerCase(Locale.ROOT));
    if (exact == null) {
      return List.of();
    }
    List<Charset> meant = new ArrayList<>();
    String name = exact.name().toLowerCase(Locale.ROOT);
    if (name.equals("gb2312")) {
      return List.of(Charset.forName("GB18030"));
    }
    meant.add(exact);
    String wider = WIDER.get(name);
    if (wider != null && Charset.isSupported(wider)) {
      meant.add(Charset.forName(wider));
    }
    return meant;
  }

  private static @Nullable Charset found(String name) {
    for (String spelling : spellings(name)) {
      try {
        return Charset.forName(spelling);
      } catch (IllegalArgumentException e) {
        // another spelling may be known
      }
    }
    return null;
  }

  private static List<String> spellings(String name) {
    if (name.replace("_", "").replace("-", "").contains("utf7")) {
      return List.of();
    }
    String digits = name.replaceFirst("^(?:cp|ibm|windows|dos|x)?[-_]?", "");
    boolean number = !digits.isEmpty() && digits.chars().allMatch(Character::isDigit);
    return number
        ? List.of(name, "windows-" + digits, "cp" + digits, "ibm" + digits)
        : List.of(
            name,
            name.replace('_', '-'),
            name.replaceFirst("^u[-_]?(8|16|32)$", "utf-$1"),
            name.replaceFirst("^(?:x[-_])?mac[-_]?", "x-mac"),
            "x-" + name);
  }
}
