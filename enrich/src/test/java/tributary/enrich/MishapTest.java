package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

/// Nobody is told to delete stores that are whole.
class MishapTest {
  private static final Path FOLDER = Path.of("data", "enrich");

  private static String stores(String said) {
    return Mishap.of(
            new ProcessorStateException(
                "Error opening store story-told at location x", new RocksDBException(said)))
        .stores(FOLDER);
  }

  @Test
  void storesThatAreDamagedAreDeleted() {
    assertThat(stores("Corruption: bad block contents: x/000012.sst"))
        .contains(FOLDER.toString(), "bad block contents", "delete that folder");
  }

  @Test
  void storesThatCannotBeOpenedForWantOfFilesOrRoomAreKept() {
    assertThat(stores("While open a file for random read: x/000012.sst: Too many open files"))
        .contains("raise the limit of open files", "nothing is lost")
        .doesNotContain("delete");
    assertThat(stores("While appending to file: x/000013.log: No space left on device"))
        .contains("make room", "nothing is lost")
        .doesNotContain("delete");
  }

  @Test
  void aFailureIsToldByTheCauseBehindAllOthers() {
    Throwable failure =
        new IllegalStateException("outer", new IllegalArgumentException("inner: what was wrong"));

    assertThat(Mishap.of(failure).line()).isEqualTo("inner: what was wrong");
    assertThat(Mishap.of(new NullPointerException()).line())
        .isEqualTo("java.lang.NullPointerException");
  }
}
