package tributary.publish.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Sentence;
import tributary.events.item.SubjectTag;
import tributary.events.topic.Json;

/// An item as the index has it. Whoever changes what is written here raises [#BUILD]: the library
/// is then made again from the topic.
final class Fields {
  /// Of the index: another number is another index.
  static final int BUILD = 3;

  static final String ID = "id";
  static final String VERSION = "version";
  static final String KIND = "kind";
  static final String FEED = "feed";
  static final String STORY = "story";
  static final String SUBJECT = "subject";

  /// Published, clamped: milliseconds since 1970, a point and a value to order by.
  static final String DATE = "date";

  static final String TITLE = "title";

  /// What is written, and what is spoken: one of the two is empty, but for an episode's notes.
  static final String TEXT = "text";

  static final String TRANSCRIPT = "transcript";

  /// Words of the outlet's name.
  static final String OUTLET = "outlet";

  /// Stands between the sentences of a text.
  static final char SEPARATOR = '\n';

  /// Texts are found by words and by what stands side by side, and places are kept to show them.
  private static final FieldType SEARCHED = searched();

  /// The thing itself.
  static final String JSON = "json";

  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(Item.class);
  private static final ObjectReader READER = Json.MAPPER.readerFor(Item.class);

  private Fields() {}

  static Document document(Item item) {
    Document document = new Document();
    document.add(new StringField(ID, item.id(), Field.Store.NO));
    document.add(new SortedDocValuesField(ID, new BytesRef(item.id())));
    document.add(new NumericDocValuesField(VERSION, item.version()));
    document.add(new StringField(KIND, name(item.kind()), Field.Store.NO));
    document.add(new StringField(FEED, item.origin().feed(), Field.Store.NO));
    document.add(new StringField(STORY, item.story(), Field.Store.NO));
    document.add(new SortedDocValuesField(STORY, new BytesRef(item.story())));
    document.add(new TextField(OUTLET, item.origin().outlet(), Field.Store.NO));
    for (SubjectTag tag : item.subjects()) {
      document.add(new StringField(SUBJECT, tag.subject(), Field.Store.NO));
    }
    long date = item.dates().clamped().toEpochMilli();
    document.add(new LongPoint(DATE, date));
    document.add(new NumericDocValuesField(DATE, date));
    Analyzer analyzer = Analysis.of(item.language());
    for (String field : List.of(TITLE, TEXT, TRANSCRIPT)) {
      document.add(new Field(field, analyzer.tokenStream(field, text(item, field)), SEARCHED));
    }
    document.add(new StoredField(JSON, json(item)));
    return document;
  }

  static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static FieldType searched() {
    FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    type.freeze();
    return type;
  }

  /// The text of a field, as it was indexed.
  static String text(Item item, String field) {
    if (field.equals(TITLE)) {
      return item.title();
    }
    return sentences(item, field.equals(TRANSCRIPT)).stream()
        .map(sentence -> sentence.text().replace(SEPARATOR, ' '))
        .collect(Collectors.joining(String.valueOf(SEPARATOR)));
  }

  /// Those that are spoken, or those that are written.
  static List<Sentence> sentences(Item item, boolean spoken) {
    return item.sentences().stream()
        .filter(sentence -> (sentence.second() != null) == spoken)
        .toList();
  }

  private static byte[] json(Item item) {
    try {
      return WRITER.writeValueAsBytes(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("item " + item.id() + " cannot be written", e);
    }
  }

  static Item item(Document document) throws IOException {
    BytesRef json = document.getBinaryValue(JSON);
    return READER.readValue(json.bytes, json.offset, json.length);
  }
}
