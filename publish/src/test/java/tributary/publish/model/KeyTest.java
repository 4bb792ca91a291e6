package tributary.publish.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTest {
  @TempDir private Path folder;

  @Test
  void readsAVariableOrAFile() throws IOException {
    assertThat(new Key(null).read(name -> "unasked")).isEmpty();
    assertThat(new Key("MODEL_KEY").read(name -> name.equals("MODEL_KEY") ? " sk-1 " : null))
        .contains("sk-1");
    Path file = Files.writeString(folder.resolve("key"), "sk-2\n");
    assertThat(new Key(file.toString()).read(name -> null)).contains("sk-2");
  }

  @Test
  void namesThePlaceAndNeverWhatStandsThere() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "first-secret\nsecond-secret\n");
    for (String from : new String[] {file.toString(), "MODEL_KEY", folder.toString(), "no/such"}) {
      assertThatThrownBy(() -> new Key(from).read(name -> "a secret with spaces"))
          .isInstanceOf(NoAnswer.class)
          .hasMessageContaining(from)
          .hasMessageNotContaining("secret");
    }
  }
}
