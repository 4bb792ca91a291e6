package tributary.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterSetTest {
  private static final String WORDS = "“Zürich – Größe”, naïve café";

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }

  private static String xml(String encoding, String text) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><a>" + text + "</a>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void readsWideTextWithAndWithoutItsMark(String charset) {
    String text = xml("utf-16", WORDS);

    CharacterSet.Decoded bare = CharacterSet.read(bytes(text, charset), "text/xml; charset=utf-8");
    CharacterSet.Decoded marked = CharacterSet.read(bytes("\uFEFF" + text, charset), null);

    assertThat(bare.text()).isEqualTo(text);
    assertThat(marked.text()).isEqualTo(text);
    assertThat(marked.name()).isEqualToIgnoringCase(charset);
    assertThat(marked.problem()).isNull();
  }

  @Test
  void believesHttpBeforeTheDeclaration() {
    byte[] bytes = bytes(xml("iso-8859-2", "Москва"), "windows-1251");

    assertThat(CharacterSet.read(bytes, "text/xml; charset=\"windows-1251\"").text())
        .contains("Москва");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, Москва",
    "koi8-r, Москва",
    "shift_jis, 東京の天気",
    "euc-kr, 서울의 날씨",
    "gb2312, 北京的天气",
    "big5, 臺北的天氣",
    "iso-2022-jp, 東京の天気",
    "cp037, Zürich"
  })
  void readsWhatTheDeclarationSays(String charset, String words) {
    CharacterSet.Decoded read = CharacterSet.read(bytes(xml(charset, words), charset), null);

    assertThat(read.text()).contains(words);
    assertThat(read.problem()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "us-ascii", "windows-1252", "utf-16", "x-unknown"})
  void fallsToUtf8WhereAnotherNameIsWrong(String said) {
    CharacterSet.Decoded read = CharacterSet.read(bytes(xml(said, WORDS), "UTF-8"), null);

    assertThat(read.text()).contains(WORDS);
    assertThat(read.name()).isEqualTo("utf-8");
    assertThat(read.problem())
        .isEqualTo("it says that its characters are " + said + ", but they are utf-8");
  }

  @Test
  void readsTheQuotesOfWindowsUnderTheNameOfLatin1() {
    CharacterSet.Decoded read =
        CharacterSet.read(bytes(xml("iso-8859-1", WORDS), "windows-1252"), null);

    assertThat(read.text()).contains(WORDS);
    assertThat(read.problem()).isNull();
  }

  @Test
  void detectsWhatNobodySaysHoweverFarBehindItBegins() {
    String russian = "Наверное, единственное, во что сегодня можно верить, так это новый год. ";
    String text = "<a>" + " <b c=\"d\"/>".repeat(2000) + russian.repeat(3) + "</a>";

    assertThat(CharacterSet.read(bytes(text, "koi8-r"), null).text()).contains(russian);
    assertThat(CharacterSet.read(bytes(text, "windows-1251"), "text/xml").text()).contains(russian);
  }

  @Test
  void detectsWhereDeclaredUtf8IsNone() {
    CharacterSet.Decoded read = CharacterSet.read(bytes(xml("utf-8", WORDS), "windows-1252"), null);

    assertThat(read.text()).contains("Zürich");
    assertThat(read.problem()).contains("utf-8");
  }

  @Test
  void keepsTheRestOfUtf8WithOneBadByte() {
    byte[] bytes = bytes(xml("utf-8", "東京の天気はとても良い。".repeat(50) + "#"), "UTF-8");
    bytes[bytes.length - 5] = (byte) 0xFF;

    CharacterSet.Decoded read = CharacterSet.read(bytes, null);

    assertThat(read.text()).contains("東京の天気はとても良い。\uFFFD</a>");
    assertThat(read.problem()).contains("1 of its characters");
  }

  @Test
  void neverReadsUtf7() {
    byte[] bytes =
        "<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b+AD4-</a>"
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(CharacterSet.read(bytes, "text/xml; charset=utf-7").text()).contains("+ADw-b+AD4-");
  }
}
