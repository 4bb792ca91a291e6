package tributary.publish.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.publish.SampleItems;

class LibraryTest {
  private static final Wanted ALL = new Wanted.All();

  @TempDir Path folder;

  @Test
  void givesAnItemBackAsItWas() {
    try (Library library = Library.open(folder)) {
      Item item = SampleItems.article("a", 1, 5);
      library.put(0, 0, "a", item);
      library.flush();

      assertThat(library.item("a")).contains(item);
      assertThat(library.item("b")).isEmpty();
    }
  }

  @Test
  void keepsTheLatestVersionInWhateverOrderTheyCome() {
    try (Library library = Library.open(folder)) {
      library.put(0, 0, "a", SampleItems.article("a", 2, 5));
      library.put(1, 0, "a", SampleItems.article("a", 1, 5));
      library.flush();
      library.put(1, 1, "a", SampleItems.article("a", 1, 5));
      library.put(0, 1, "b", SampleItems.article("b", 1, 5));
      library.flush();
      library.put(0, 2, "b", SampleItems.article("b", 2, 5));
      library.flush();

      assertThat(library.item("a").orElseThrow().version()).isEqualTo(2);
      assertThat(library.item("b").orElseThrow().version()).isEqualTo(2);
      assertThat(library.size()).isEqualTo(2);
    }
  }

  @Test
  void forgetsWhatATombstoneNames() {
    try (Library library = Library.open(folder)) {
      library.put(0, 0, "a", SampleItems.article("a", 1, 5));
      library.flush();
      library.put(0, 1, "a", null);
      library.flush();

      assertThat(library.item("a")).isEmpty();
      assertThat(library.size()).isZero();
    }
  }

  @Test
  void givesTheNewestFirstPageByPageAndNothingPastTheEnd() {
    try (Library library = Library.open(folder)) {
      for (int i = 0; i < 150; i++) {
        library.put(0, i, "i" + i, SampleItems.article("i" + i, 1, i));
      }
      library.flush();

      Slice second = library.newest(new Wanted.OfSubject("power"), 10, 10);
      assertThat(second.total()).isEqualTo(150);
      assertThat(second.items()).extracting(Item::id).startsWith("i139").endsWith("i130");
      assertThat(library.newest(ALL, 145, 10).items()).hasSize(5);
      assertThat(library.newest(ALL, 2_000_000_000, 2_000_000_000).items()).isEmpty();
      assertThat(library.newest(new Wanted.OfStory("story-i7"), 0, 5).items()).hasSize(1);
      assertThat(library.newest(new Wanted.OfKind(Kind.POST), 0, 5).total()).isZero();
      assertThat(library.newest(new Wanted.OfSubject("cooling"), 0, 5).total()).isZero();
    }
  }

  @Test
  void readsOnAfterARestartWhereItLeftOff() {
    try (Library library = Library.open(folder)) {
      library.begin(Map.of(0, 9L, 1, 9L));
      library.put(0, 3, "a", SampleItems.article("a", 1, 5));
      library.put(1, 8, "b", SampleItems.article("b", 1, 5));
    }
    try (Library library = Library.open(folder)) {
      library.begin(Map.of(0, 9L, 1, 9L));

      assertThat(library.next(0)).isEqualTo(4);
      assertThat(library.next(1)).isEqualTo(9);
      assertThat(library.next(2)).isZero();
      assertThat(library.size()).isEqualTo(2);
    }
  }

  @Test
  void forgetsEverythingWhenTheTopicIsAnotherOne() {
    try (Library library = Library.open(folder)) {
      library.put(0, 7, "a", SampleItems.article("a", 1, 5));
    }
    try (Library library = Library.open(folder)) {
      library.begin(Map.of(0, 2L));

      assertThat(library.next(0)).isZero();
      assertThat(library.size()).isZero();
    }
  }

  @Test
  void beginsAnewOverADamagedFolder() throws IOException {
    try (Library library = Library.open(folder)) {
      library.put(0, 0, "a", SampleItems.article("a", 1, 5));
    }
    for (Path file : files()) {
      if (!file.endsWith("write.lock")) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (Library library = Library.open(folder)) {
      assertThat(library.next(0)).isZero();
      library.put(0, 0, "a", SampleItems.article("a", 1, 5));
      library.flush();
      assertThat(library.item("a")).isPresent();
    }
  }

  @Test
  void beginsAnewWhereAFileIsMissing() throws IOException {
    try (Library library = Library.open(folder)) {
      library.put(0, 0, "a", SampleItems.article("a", 1, 5));
    }
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (!name.startsWith("segments") && !name.equals("write.lock")) {
        Files.delete(file);
      }
    }
    try (Library library = Library.open(folder)) {
      assertThat(library.next(0)).isZero();
      assertThat(library.size()).isZero();
    }
  }

  @Test
  void saysWhoseFolderItIs() {
    try (Library library = Library.open(folder)) {
      assertThat(library.size()).isZero();
      assertThatThrownBy(() -> Library.open(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use by another process");
    }
  }

  @Test
  void saysThatItsFolderIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    assertThatThrownBy(() -> Library.open(file.resolve("library")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void saysSoWhenItCannotBeWrittenAndGoesOnAfterwards() {
    Library library = Library.open(folder);
    library.put(0, 0, "a", SampleItems.article("a", 1, 5));
    library.close();

    library.put(0, 1, "b", SampleItems.article("b", 1, 5));
    assertThatThrownBy(library::flush)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot be written");

    library.begin(Map.of(0, 2L));
    assertThat(library.next(0)).isEqualTo(1);
    library.put(0, 1, "b", SampleItems.article("b", 1, 5));
    library.flush();
    assertThat(library.size()).isEqualTo(2);
    library.close();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
