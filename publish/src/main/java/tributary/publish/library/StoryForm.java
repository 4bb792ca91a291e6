package tributary.publish.library;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;
import tributary.events.topic.Json;

/// A story as the index has it. Whoever changes what is written here raises [#build].
final class StoryForm implements Form<Story> {
  /// Ids of the stories that were merged into it.
  static final String ALIAS = "alias";

  /// Id of the story that it was merged into.
  static final String INTO = "into";

  /// Has the one value [#ALONE] where it was merged into none.
  static final String STANDS = "stands";

  static final String ALONE = "1";

  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(Story.class);
  private static final ObjectReader READER = Json.MAPPER.readerFor(Story.class);

  @Override
  public int build() {
    return 2;
  }

  @Override
  public int version(Story story) {
    return story.version();
  }

  @Override
  public Document document(Story story) {
    Document document = new Document();
    document.add(new StringField(Fields.ID, story.id(), Field.Store.NO));
    document.add(new SortedDocValuesField(Fields.ID, new BytesRef(story.id())));
    document.add(new NumericDocValuesField(Fields.VERSION, story.version()));
    long date = story.closedAt().toEpochMilli();
    document.add(new LongPoint(Fields.DATE, date));
    document.add(new NumericDocValuesField(Fields.DATE, date));
    for (String alias : story.aliases()) {
      document.add(new StringField(ALIAS, alias, Field.Store.NO));
    }
    if (story.mergedInto() == null) {
      document.add(new StringField(STANDS, ALONE, Field.Store.NO));
      for (SubjectTag tag : story.subjects()) {
        document.add(new StringField(Fields.SUBJECT, tag.subject(), Field.Store.NO));
      }
    } else {
      document.add(new StringField(INTO, story.mergedInto(), Field.Store.NO));
    }
    document.add(new StoredField(Fields.JSON, json(story)));
    return document;
  }

  private static byte[] json(Story story) {
    try {
      return WRITER.writeValueAsBytes(story);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("story " + story.id() + " cannot be written", e);
    }
  }

  /// The headline alone, which stands near the begin of a story: a tenth of the work of reading it.
  static String headline(Document document) throws IOException {
    BytesRef json = document.getBinaryValue(Fields.JSON);
    try (JsonParser parser = READER.createParser(json.bytes, json.offset, json.length)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("headline");
        parser.nextToken();
        if (found) {
          return parser.getText();
        }
        parser.skipChildren();
      }
    }
    return "";
  }

  @Override
  public Story read(Document document) throws IOException {
    BytesRef json = document.getBinaryValue(Fields.JSON);
    return READER.readValue(json.bytes, json.offset, json.length);
  }
}
