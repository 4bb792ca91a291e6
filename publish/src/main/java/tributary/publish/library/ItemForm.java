package tributary.publish.library;

import java.io.IOException;
import org.apache.lucene.document.Document;
import tributary.events.item.Item;

/// An item as the index has it: see [Fields].
final class ItemForm implements Form<Item> {
  @Override
  public int build() {
    return Fields.BUILD;
  }

  @Override
  public int version(Item item) {
    return item.version();
  }

  @Override
  public Document document(Item item) {
    return Fields.document(item);
  }

  @Override
  public Item read(Document document) throws IOException {
    return Fields.item(document);
  }
}
