package tributary.publish.library;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import tributary.events.item.Item;
import tributary.events.item.Kind;

/// The latest version of every item, from `items`.
public final class Library extends Store<Item> {
  private Library(Path folder) {
    super(folder, new ItemForm());
  }

  /// Opens what lies in `folder`, or an empty library.
  ///
  /// @throws IllegalStateException if the folder is in use or cannot be written; says what to do
  public static Library open(Path folder) {
    return new Library(folder);
  }

  /// The latest version of an item.
  public Optional<Item> item(String id) {
    return reading(index -> index.thing(id));
  }

  /// Whether there is one of that id.
  public boolean has(String id) {
    return reading(index -> index.count(term(Fields.ID, id))) > 0;
  }

  /// `count` items from the `from`th on, the newest first.
  public Slice newest(Wanted wanted, int from, int count) {
    Query query = query(wanted);
    return reading(index -> new Slice(index.count(query), index.newest(query, from, count)));
  }

  private static Query query(Wanted wanted) {
    return switch (wanted) {
      case Wanted.All() -> MatchAllDocsQuery.INSTANCE;
      case Wanted.OfSubject(String subject) -> term(Fields.SUBJECT, subject);
      case Wanted.OfStory(String story) -> term(Fields.STORY, story);
      case Wanted.OfKind(Kind kind) -> term(Fields.KIND, Fields.name(kind));
      case Wanted.OfFeed(String feed) -> term(Fields.FEED, feed);
    };
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  /// Looks an inquiry up; what is found is put together by stories.
  ///
  /// @param from the first story, from 0
  /// @param count of stories
  public Hits find(Inquiry inquiry, Terms terms, int from, int count) {
    return reading(index ->
        index.read(searcher -> {
          DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
          return new Search(reader, inquiry, terms).find(from, count);
        }));
  }

  /// How many items are kept.
  public int size() {
    return reading(Index::size);
  }
}
