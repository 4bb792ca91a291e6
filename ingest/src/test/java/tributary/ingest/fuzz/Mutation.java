package tributary.ingest.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Spoils documents by chance: the same seed spoils the same way.
///
/// @param seeds whole documents to begin with
record Mutation(List<byte[]> seeds) {
  /// In bytes. Longer documents show nothing more and take the time of many.
  private static final int LONGEST = 200_000;

  private static final int DEEPEST = 12_000;
  private static final Pattern TOKEN = Pattern.compile("<[^<>]*>|\"[^\"]*\"|[\\w.:/-]+");
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1,
          Charset.forName("UTF-32"),
          Charset.forName("Shift_JIS"),
          Charset.forName("windows-1251"));

  /// What has hurt readers before.
  private static final List<String> EVIL =
      List.of(
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "<a href='javascript:alert(1)'>x</a>",
          "<a href='java\tscript:alert(1)'>x</a>",
          "&lt;script&gt;alert(1)&lt;/script&gt;",
          "<iframe srcdoc='<script>1</script>'>",
          "<math><mtext><table><mglyph><style><img src=x onerror=1>",
          "<svg><use href='data:text/html,x'/></svg>",
          "<base href='javascript:'>",
          "javascript:alert(1)",
          "file:///etc/passwd",
          "data:text/html,<script>1</script>",
          "http://[::1]:99999/",
          "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
          "<!ENTITY % p SYSTEM 'http://127.0.0.1/'>",
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<?php ?>",
          "&#0;",
          "&#xD800;",
          "&nbsp;&bare&",
          "\u0000",
          "\uFFFE",
          "\u202E",
          "\uD83D\uDE00",
          "9999-12-31T23:59:60+14:00",
          "99:99:99.999",
          "-1",
          "NaN",
          "1e999",
          "9223372036854775808",
          "null",
          "true",
          "[]",
          "{}",
          "\\ud800",
          "\r\n\r\n");

  /// Openers that nest.
  private static final List<String> NESTS =
      List.of("<div>", "<b><p>", "<table><tr><td>", "<item>", "[", "{\"a\":", "<a href=x>", "<i>");

  /// The document of that number.
  byte[] document(long number) {
    RandomGenerator chance = new Random(number);
    byte[] document = seeds.get(chance.nextInt(seeds.size()));
    for (int left = 1 + chance.nextInt(5); left > 0; left--) {
      byte[] spoilt = spoil(document, chance);
      document = Arrays.copyOf(spoilt, Math.min(spoilt.length, LONGEST));
    }
    return document;
  }

  private byte[] spoil(byte[] from, RandomGenerator chance) {
    int at = chance.nextInt(from.length + 1);
    int to = at + chance.nextInt(from.length - at + 1);
    return switch (chance.nextInt(9)) {
      case 0 -> flipped(from, chance);
      case 1 -> Arrays.copyOf(from, at);
      case 2 -> joined(from, at, new byte[0], to);
      case 3 -> joined(from, to, repeated(from, at, to, 1 + chance.nextInt(40)), to);
      case 4 -> spliced(from, at, seeds.get(chance.nextInt(seeds.size())), chance);
      case 5 -> swapped(from, chance);
      case 6 -> joined(from, at, utf8(nest(chance)), at);
      case 7 -> inCharset(from, CHARSETS.get(chance.nextInt(CHARSETS.size())));
      default -> joined(from, at, utf8(EVIL.get(chance.nextInt(EVIL.size()))), at);
    };
  }

  private static byte[] flipped(byte[] from, RandomGenerator chance) {
    byte[] to = from.clone();
    for (int left = chance.nextInt(8); left >= 0 && to.length > 0; left--) {
      to[chance.nextInt(to.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return to;
  }

  private static byte[] repeated(byte[] from, int at, int to, int times) {
    byte[] piece = Arrays.copyOfRange(from, at, Math.min(to, at + LONGEST / times));
    byte[] all = new byte[piece.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(piece, 0, all, i * piece.length, piece.length);
    }
    return all;
  }

  private static byte[] spliced(byte[] from, int at, byte[] other, RandomGenerator chance) {
    return joined(
        from,
        at,
        Arrays.copyOfRange(other, chance.nextInt(other.length), other.length),
        from.length);
  }

  private static byte[] swapped(byte[] from, RandomGenerator chance) {
    String text = new String(from, StandardCharsets.UTF_8);
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    if (tokens.isEmpty()) {
      return from;
    }
    MatchResult one = tokens.get(chance.nextInt(tokens.size()));
    String other = tokens.get(chance.nextInt(tokens.size())).group();
    return utf8(text.substring(0, one.start()) + other + text.substring(one.end()));
  }

  private static String nest(RandomGenerator chance) {
    return NESTS.get(chance.nextInt(NESTS.size())).repeat(1 + chance.nextInt(DEEPEST));
  }

  private static byte[] inCharset(byte[] from, Charset charset) {
    return new String(from, StandardCharsets.UTF_8).getBytes(charset);
  }

  /// The beginning up to `at`, the middle, and the end from `to`.
  private static byte[] joined(byte[] from, int at, byte[] middle, int to) {
    byte[] all = Arrays.copyOf(from, at + middle.length + from.length - to);
    System.arraycopy(middle, 0, all, at, middle.length);
    System.arraycopy(from, to, all, at + middle.length, from.length - to);
    return all;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
