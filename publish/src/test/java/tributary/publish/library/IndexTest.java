package tributary.publish.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tributary.events.item.Item;
import tributary.publish.SampleItems;

/// What another version of the program has left.
class IndexTest {
  @TempDir Path folder;

  private record OfBuild(int build, Form<Item> form) implements Form<Item> {
    @Override
    public int version(Item item) {
      return form.version(item);
    }

    @Override
    public Document document(Item item) {
      return form.document(item);
    }

    @Override
    public Item read(Document document) throws IOException {
      return form.read(document);
    }
  }

  private Index<Item> open(int build) {
    return Index.open(folder, new OfBuild(build, new ItemForm()), false);
  }

  @Test
  void whatAnotherBuildWroteIsReadAgainFromTheBeginning() throws IOException {
    Index<Item> before = open(1);
    before.write(Map.of("a", Optional.of(SampleItems.article("a", 1, 5))));
    before.commit(Map.of(0, 17L));
    before.close();

    Index<Item> after = open(2);
    assertThat(after.size()).isZero();
    assertThat(after.offsets()).isEmpty();
    after.write(Map.of("b", Optional.of(SampleItems.article("b", 1, 5))));
    after.commit(Map.of(0, 1L));
    after.close();

    Index<Item> again = open(2);
    assertThat(again.offsets()).containsExactly(Map.entry(0, 1L));
    assertThat(again.thing("b")).isPresent();
    again.close();
  }

  @Test
  void aBuildThatWasLeftBeforeItHadReadAnythingBeginsAnewAgain() throws IOException {
    Index<Item> before = open(1);
    before.commit(Map.of(0, 17L));
    before.close();
    open(2).close();

    Index<Item> after = open(2);
    assertThat(after.offsets()).isEmpty();
    after.close();
  }
}
