package tributary.ingest.podcast;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tributary.ingest.podcast.Id3Tag.joined;
import static tributary.ingest.podcast.Id3Tag.number;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.events.item.Chapter;
import tributary.ingest.text.Reading;

class EmbeddedChaptersTest {
  private static final URI AT = URI.create("https://cdn.example/e.mp3");

  private static List<Chapter> read(byte[] bytes) {
    return EmbeddedChapters.read(bytes, AT) instanceof Reading.Read<List<Chapter>>(var read, var ok)
        ? read
        : List.of();
  }

  private static String problem(byte[] bytes) {
    return EmbeddedChapters.read(bytes, AT)
            instanceof Reading.Unreadable<List<Chapter>>(String problem)
        ? problem
        : "";
  }

  private static byte[] talk(Id3Tag id3) {
    return id3.tag(
        id3.title(0, ISO_8859_1, "The episode"),
        id3.frame("APIC", new byte[] {0, (byte) 0xFF, (byte) 0xE0, (byte) 0xFF, 0, 7}),
        id3.chapter(
            "c2",
            3_661_500,
            id3.title(1, UTF_16, "Größe ÿ"),
            id3.frame("WXXX", new byte[] {0}, "about\0https://a.example/x".getBytes(ISO_8859_1))),
        id3.chapter("c1", 0, id3.title(0, ISO_8859_1, "Début ÿ")),
        id3.chapter("c3", 3_700_000, id3.title(2, UTF_16BE, "東京")),
        id3.chapter("c4", 3_800_000, id3.title(3, UTF_8, "End ✓\0more")));
  }

  @ParameterizedTest
  @CsvSource({"3,false", "4,false", "3,true", "4,true"})
  void readsChaptersOfAnId3TagInAllItsEncodings(int version, boolean unsynchronised) {
    byte[] recording = joined(talk(new Id3Tag(version, unsynchronised)), new byte[999]);

    assertThat(read(recording))
        .containsExactly(
            new Chapter(0, "Début ÿ", null),
            new Chapter(3661, "Größe ÿ", URI.create("https://a.example/x")),
            new Chapter(3700, "東京", null),
            new Chapter(3800, "End ✓", null));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void passesOverAnExtendedHeader(int version) {
    Id3Tag id3 = new Id3Tag(version, false);
    byte[] tag = id3.extended(id3.chapter("a", 5000, id3.title(3, UTF_8, "A")));

    assertThat(read(tag)).containsExactly(new Chapter(5, "A", null));
  }

  @Test
  void leavesOutWhatTheTableOfContentsHides() {
    Id3Tag id3 = new Id3Tag(4, false);
    byte[] tag =
        id3.tag(
            id3.contents("toc", true, "part", "b", "toc"),
            id3.contents("part", false, "a"),
            id3.contents("stray", false, "hidden"),
            id3.chapter("b", 9000, id3.title(3, UTF_8, "B")),
            id3.chapter("hidden", 4000, id3.title(3, UTF_8, "Only a picture")),
            id3.chapter("a", 0, id3.title(3, UTF_8, "A")));

    assertThat(read(tag)).containsExactly(new Chapter(0, "A", null), new Chapter(9, "B", null));
  }

  @Test
  void readsSizesOfTheOtherVersionAndAddressesInText() {
    Id3Tag v3 = new Id3Tag(3, false);
    byte[] link = v3.frame("TXXX", new byte[] {1}, "l\0http://a.example/y".getBytes(UTF_16LE));
    byte[] tag =
        v3.tag(
            v3.chapter("a", 0, v3.title(1, UTF_16LE, "No mark".repeat(20)), link),
            v3.chapter("b", 9000, v3.title(0, ISO_8859_1, "B")));
    tag[3] = 4; // as iTunes once wrote it: 2.4 with the sizes of 2.3

    assertThat(read(tag)).extracting(Chapter::title).containsExactly("No mark".repeat(20), "B");
    assertThat(read(tag).getFirst().link()).isEqualTo(URI.create("http://a.example/y"));
  }

  @Test
  void readsTheListOfNero() {
    for (int version : new int[] {0, 1}) {
      byte[] movie = Mp4File.nero(version, 0, "Anfang", 90, "Zwölf");
      assertThat(read(joined(Mp4File.BRAND, movie, Mp4File.SOUND)))
          .containsExactly(new Chapter(0, "Anfang", null), new Chapter(90, "Zwölf", null));
    }
  }

  @Test
  void readsTheTextTrackOfQuickTime() {
    byte[] file =
        Mp4File.quickTime(
            60, "One".getBytes(UTF_8), "Zwei".getBytes(UTF_16), "Três".getBytes(UTF_8));

    assertThat(read(file))
        .containsExactly(
            new Chapter(0, "One", null),
            new Chapter(60, "Zwei", null),
            new Chapter(120, "Três", null));
    assertThat(problem(Arrays.copyOf(file, file.length - Mp4File.SOUND.length - 20)))
        .isEqualTo("it holds no chapters near its beginning");
  }

  @Test
  void readsCommentsOfOgg() {
    byte[][] comments =
        List.of(
                "TITLE=x",
                "chapter001=00:01:02.500",
                "CHAPTER001NAME=One",
                "CHAPTER000=00:00:00",
                "CHAPTER000NAME=" + "long ".repeat(60),
                "CHAPTER002=bad",
                "CHAPTER001URL=/1")
            .stream()
            .map(c -> joined(little(c.getBytes(UTF_8).length), c.getBytes(UTF_8)))
            .toArray(byte[][]::new);
    byte[] packet =
        joined(
            "OpusTags".getBytes(UTF_8),
            little(3),
            "me!".getBytes(UTF_8),
            little(7),
            joined(comments));
    byte[] file = joined(page(new byte[19], false), page(packet, true), page(new byte[99], false));

    assertThat(read(file))
        .containsExactly(
            new Chapter(0, "long ".repeat(60).strip(), null),
            new Chapter(62, "One", URI.create("https://cdn.example/1")));
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] page(byte[] packet, boolean large) {
    byte[] segments = new byte[packet.length / 255 + 1];
    Arrays.fill(segments, (byte) 255);
    segments[segments.length - 1] = (byte) (packet.length % 255);
    assertThat(segments.length > 1).isEqualTo(large);
    return joined(
        "OggS".getBytes(UTF_8),
        new byte[22],
        new byte[] {(byte) segments.length},
        segments,
        packet);
  }

  @Test
  void asksForNoMoreThanTheTagIsLong() {
    byte[] tag = talk(new Id3Tag(4, false));
    byte[] first =
        joined("ID3\4\0\0".getBytes(ISO_8859_1), new byte[] {0, 0x10, 0, 0}, new byte[90]);
    byte[] large = joined("ID3\4\0\0".getBytes(ISO_8859_1), new byte[] {0x7F, 0x7F, 0x7F, 0x7F});
    byte[] movie = joined(Mp4File.BRAND, number(1_000_000), "moov".getBytes(UTF_8), new byte[50]);
    byte[] late = joined(Mp4File.BRAND, number(1_000_000), "mdat".getBytes(UTF_8), new byte[50]);

    assertThat(EmbeddedChapters.needed(joined(tag, new byte[9]))).isEqualTo(tag.length + 9);
    assertThat(EmbeddedChapters.needed(first)).isEqualTo((0x10 << 14) + 10);
    assertThat(EmbeddedChapters.needed(large)).isEqualTo(large.length);
    assertThat(problem(large)).isEqualTo("its tag is larger than 4194304 bytes");
    assertThat(EmbeddedChapters.needed(movie)).isBetween(1_000_000, 1_500_000);
    assertThat(EmbeddedChapters.needed(late)).isEqualTo(late.length);
    assertThat(problem(late)).contains("stands at its end");
    assertThat(EmbeddedChapters.needed(new byte[0])).isZero();
  }

  @Test
  void namesWhatHoldsNone() {
    assertThat(problem(new byte[0])).isEqualTo("it carries no tag that could hold chapters");
    assertThat(problem("<html>".getBytes(UTF_8))).contains("no tag");
    assertThat(problem(new Id3Tag(3, false).tag())).isEqualTo("its tag holds no chapters");
    assertThat(problem("OggS".getBytes(UTF_8))).isEqualTo("its comments hold no chapters");
  }

  @Test
  void keepsTheWholeChaptersOfACutTag() {
    byte[] tag = talk(new Id3Tag(3, false));
    assertThat(read(Arrays.copyOf(tag, tag.length - 50)))
        .extracting(Chapter::title)
        .containsExactly("Début ÿ", "Größe ÿ", "東京");
  }

  @Test
  void endsWithAWordForEveryDamage() {
    Id3Tag odd = new Id3Tag(3, true);
    Id3Tag id3 = new Id3Tag(4, false);
    byte[] table =
        id3.tag(id3.contents("t", true, "a", "t"), id3.chapter("a", 1, id3.title(3, UTF_8, "A")));
    byte[] packet =
        joined(
            "\3vorbis".getBytes(UTF_8),
            little(0),
            little(1),
            little(12),
            "CHAPTER1=0:1".getBytes(UTF_8));
    List<byte[]> files =
        List.of(
            talk(odd),
            talk(id3),
            table,
            joined(Mp4File.BRAND, Mp4File.nero(1, 0, "A", 9, "B")),
            Mp4File.quickTime(9, "A".getBytes(UTF_8), "B".getBytes(UTF_8), "C".getBytes(UTF_8)),
            joined(page(new byte[19], false), page(packet, false)));
    Random random = new Random(20_261_124);
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(4),
        () -> {
          for (int round = 0; round < 60_000; round++) {
            byte[] file = files.get(round % files.size()).clone();
            for (int hit = random.nextInt(6); hit >= 0; hit--) {
              int at = random.nextInt(Math.min(file.length, 900));
              file[at] =
                  (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(3) - 1);
            }
            byte[] cut =
                Arrays.copyOf(
                    file, random.nextInt(10) == 0 ? random.nextInt(file.length) : file.length);
            assertThat(EmbeddedChapters.needed(cut)).isBetween(cut.length, EmbeddedChapters.MOST);
            assertThat(EmbeddedChapters.read(cut, AT)).isNotNull();
          }
        });
  }
}
