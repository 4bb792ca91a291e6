package tributary.publish.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import tributary.events.story.Story;

/// The latest version of every story, from `stories`. Those that were merged into another are kept,
/// and only asked for by their id.
public final class Chronicle extends Store<Story> {
  private static final Query ALONE = term(StoryForm.STANDS, StoryForm.ALONE);

  private Chronicle(Path folder) {
    super(folder, new StoryForm());
  }

  private Chronicle() {
    super(new StoryForm());
  }

  /// Opens what lies in `folder`, or an empty chronicle.
  ///
  /// @throws IllegalStateException if the folder is in use or cannot be written; says what to do
  public static Chronicle open(Path folder) {
    return new Chronicle(folder);
  }

  /// One that is gone when it is closed.
  public static Chronicle inMemory() {
    return new Chronicle();
  }

  /// Takes notice of a record that is about no story.
  public void mark(int partition, long offset) {
    pass(partition, offset);
  }

  public Optional<Story> story(String id) {
    return reading(index -> index.thing(id));
  }

  /// The headline of a story, which is told quicker than the whole.
  public Optional<String> headline(String id) {
    return reading(index -> index.part(id, StoryForm::headline));
  }

  /// Those that stand by themselves, the newest first.
  public List<Story> newest(int from, int count) {
    return reading(index -> index.newest(ALONE, from, count));
  }

  /// Those about a subject that stand by themselves, the newest first.
  public List<Story> newest(String subject, int from, int count) {
    return reading(index -> index.newest(term(Fields.SUBJECT, subject), from, count));
  }

  /// Those that stand by themselves, closed between two instants.
  public List<Story> between(Instant from, Instant to) {
    Query closed =
        new BooleanQuery.Builder()
            .add(ALONE, BooleanClause.Occur.FILTER)
            .add(
                LongPoint.newRangeQuery(Fields.DATE, from.toEpochMilli(), to.toEpochMilli() - 1),
                BooleanClause.Occur.FILTER)
            .build();
    return reading(index -> index.newest(closed, 0, Integer.MAX_VALUE));
  }

  /// How many stand by themselves.
  public int size() {
    return reading(index -> index.count(ALONE));
  }

  /// The versions of the newest stories about a subject, by id.
  public Map<String, Integer> versions(String subject, int count) {
    return reading(index -> index.read(searcher -> versions(searcher, subject, count)));
  }

  private static Map<String, Integer> versions(IndexSearcher searcher, String subject, int count)
      throws IOException {
    Map<String, Integer> versions = new HashMap<>();
    numbers(searcher, term(Fields.SUBJECT, subject), Fields.VERSION, count)
        .forEach((id, version) -> versions.put(id, version.intValue()));
    return versions;
  }

  /// When those that stand by themselves were closed last, the newest of them, by id.
  public Map<String, Instant> closed(int count) {
    Map<String, Instant> closed = new TreeMap<>();
    reading(index -> index.read(searcher -> numbers(searcher, ALONE, Fields.DATE, count)))
        .forEach((id, date) -> closed.put(id, Instant.ofEpochMilli(date)));
    return closed;
  }

  /// A number of each of the newest, by id, without reading them.
  private static Map<String, Long> numbers(
      IndexSearcher searcher, Query query, String field, int count) throws IOException {
    int most = Math.max(1, Math.min(count, searcher.getIndexReader().maxDoc()));
    ScoreDoc[] found = searcher.search(query, most, Index.NEWEST).scoreDocs;
    List<Integer> documents = new ArrayList<>();
    for (ScoreDoc one : found) {
      documents.add(one.doc);
    }
    documents.sort(null);
    Map<String, Long> values = new HashMap<>();
    int at = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      SortedDocValues ids = leaf.reader().getSortedDocValues(Fields.ID);
      NumericDocValues numbers = leaf.reader().getNumericDocValues(field);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; at < documents.size() && documents.get(at) < end; at++) {
        int document = documents.get(at) - leaf.docBase;
        if (ids.advanceExact(document) && numbers.advanceExact(document)) {
          values.put(name(ids), numbers.longValue());
        }
      }
    }
    return values;
  }

  private static String name(SortedDocValues ids) throws IOException {
    return ids.lookupOrd(ids.ordValue()).utf8ToString();
  }

  /// How many stories are about each subject, by the subject's id.
  public Map<String, Integer> subjects() {
    return reading(index -> index.read(Chronicle::subjects));
  }

  private static Map<String, Integer> subjects(IndexSearcher searcher) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      org.apache.lucene.index.Terms terms = leaf.reader().terms(Fields.SUBJECT);
      if (terms != null) {
        TermsEnum each = terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          counts.putIfAbsent(term.utf8ToString(), 0);
        }
      }
    }
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      entry.setValue(searcher.count(term(Fields.SUBJECT, entry.getKey())));
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /// Which story has taken another one in, by the id of that one.
  public Map<String, String> survivors() {
    return reading(index -> index.read(Chronicle::survivors));
  }

  private static Map<String, String> survivors(IndexSearcher searcher) throws IOException {
    Map<String, String> survivors = new HashMap<>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      merged(leaf, StoryForm.ALIAS, survivors::put);
      merged(leaf, StoryForm.INTO, (into, id) -> survivors.put(id, into));
    }
    return survivors;
  }

  private interface Merged {
    void accept(String value, String story);
  }

  private static void merged(LeafReaderContext leaf, String field, Merged merged)
      throws IOException {
    org.apache.lucene.index.Terms terms = leaf.reader().terms(field);
    if (terms == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    TermsEnum each = terms.iterator();
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      String value = term.utf8ToString();
      SortedDocValues ids = leaf.reader().getSortedDocValues(Fields.ID);
      PostingsEnum found = each.postings(null, PostingsEnum.NONE);
      for (int d = found.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = found.nextDoc()) {
        if ((live == null || live.get(d)) && ids.advanceExact(d)) {
          merged.accept(value, name(ids));
        }
      }
    }
  }

  private static Query term(String field, String value) {
    return new TermQuery(new Term(field, value));
  }
}
