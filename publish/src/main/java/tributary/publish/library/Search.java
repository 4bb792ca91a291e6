package tributary.publish.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.TotalHits;
import tributary.events.item.Item;

/// Looks an inquiry up. The best [Hits#LOOKED_THROUGH] items are put together by their story, and
/// that order is the same whichever page is asked for.
final class Search {
  /// Fewer exact ones than these, and words that are spelt alike are looked for, too.
  private static final int LITTLE = 3;

  /// Up to which number items are counted.
  private static final int COUNTED = 1_000;

  private static final long MILLISECONDS = 5_000;
  private static final ItemForm FORM = new ItemForm();

  private final IndexSearcher searcher;
  private final Inquiry inquiry;
  private final Terms terms;

  private record Result(TopDocs top, Optional<Query> words, boolean near) {
    int count() {
      return top.scoreDocs.length;
    }
  }

  Search(DirectoryReader reader, Inquiry inquiry, Terms terms) {
    this.searcher = new IndexSearcher(reader);
    this.inquiry = inquiry;
    this.terms = terms;
    searcher.setTimeout(new QueryTimeoutImpl(MILLISECONDS));
  }

  /// @param from the first story's number, from 0
  /// @param count of stories
  Hits find(int from, int count) throws IOException {
    Result result = top(false);
    String spelling = null;
    if (inquiry.hasWords() && result.count() < LITTLE) {
      spelling = new Spelling(searcher.getIndexReader()).of(inquiry).orElse(null);
      Result near = top(true);
      result = near.count() > result.count() ? near : result;
    }
    List<List<ScoreDoc>> stories = new ArrayList<>();
    List<String> names = new ArrayList<>();
    byStory(result.top().scoreDocs)
        .forEach((story, hits) -> {
          names.add(story);
          stories.add(hits);
        });
    int until = (int) Math.min(stories.size(), (long) from + count);
    List<Hits.Found> found = new ArrayList<>();
    if (from < until) {
      Map<Integer, Hit> hits = hits(stories.subList(from, until), result.words());
      for (int i = from; i < until; i++) {
        found.add(found(names.get(i), stories.get(i), hits));
      }
    }
    TotalHits total = result.top().totalHits;
    return new Hits(
        (int) Math.min(total.value(), Integer.MAX_VALUE),
        total.relation() != TotalHits.Relation.EQUAL_TO,
        stories.size(),
        found,
        result.near(),
        spelling,
        searcher.timedOut());
  }

  private Result top(boolean near) throws IOException {
    Optional<Query> asked = Questions.words(inquiry, near ? alike() : part -> false);
    // Words that are spelt alike are looked for once, and not again for every item that is shown.
    Optional<Query> words =
        asked.isPresent() ? Optional.of(searcher.rewrite(asked.get())) : Optional.empty();
    Query whole = Questions.whole(inquiry, words, terms.zone(), terms.now());
    return new Result(searcher.search(whole, order()), words, near);
  }

  /// Those that no text has: only where there are none of them may each be misspelt.
  private Predicate<Inquiry.Part> alike() throws IOException {
    Set<Inquiry.Part> unknown = new Spelling(searcher.getIndexReader()).unknown(inquiry);
    return unknown.isEmpty() ? part -> true : unknown::contains;
  }

  private CollectorManager<?, ? extends TopDocs> order() {
    return inquiry.newest()
        ? new TopFieldCollectorManager(Index.NEWEST, Hits.LOOKED_THROUGH, COUNTED)
        : new TopScoreDocCollectorManager(Hits.LOOKED_THROUGH, COUNTED);
  }

  /// The hits of each story, the best story first, the best hit first.
  private SequencedMap<String, List<ScoreDoc>> byStory(ScoreDoc[] top) throws IOException {
    Map<Integer, String> stories = stories(top);
    SequencedMap<String, List<ScoreDoc>> grouped = new LinkedHashMap<>();
    for (ScoreDoc hit : top) {
      String story = stories.get(hit.doc);
      if (story != null) {
        grouped.computeIfAbsent(story, id -> new ArrayList<>()).add(hit);
      }
    }
    return grouped;
  }

  /// The story of each document; none where it may not be shown.
  private Map<Integer, String> stories(ScoreDoc[] top) throws IOException {
    int[] documents = Arrays.stream(top).mapToInt(hit -> hit.doc).sorted().toArray();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    Map<Integer, String> stories = LinkedHashMap.newLinkedHashMap(documents.length);
    int at = 0;
    for (LeafReaderContext leaf : leaves) {
      SortedDocValues ids = leaf.reader().getSortedDocValues(Fields.ID);
      SortedDocValues told = leaf.reader().getSortedDocValues(Fields.STORY);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; at < documents.length && documents[at] < end; at++) {
        String item = value(ids, documents[at] - leaf.docBase);
        String story = value(told, documents[at] - leaf.docBase);
        int document = documents[at];
        terms.shown().under(item, story).ifPresent(id -> stories.put(document, id));
      }
    }
    return stories;
  }

  private static String value(SortedDocValues values, int document) throws IOException {
    return values != null && values.advanceExact(document)
        ? values.lookupOrd(values.ordValue()).utf8ToString()
        : "";
  }

  private Map<Integer, Hit> hits(List<List<ScoreDoc>> stories, Optional<Query> words)
      throws IOException {
    Map<Integer, Item> items = new LinkedHashMap<>();
    for (List<ScoreDoc> story : stories) {
      for (ScoreDoc hit : story.subList(0, Math.min(Hits.SHOWN, story.size()))) {
        items.put(hit.doc, FORM.read(searcher.storedFields().document(hit.doc)));
      }
    }
    if (words.isPresent()) {
      return new Marking(searcher, items, words.get()).hits();
    }
    Map<Integer, Hit> hits = new LinkedHashMap<>();
    items.forEach((document, item) -> hits.put(document, Marking.unmarked(item)));
    return hits;
  }

  private static Hits.Found found(String story, List<ScoreDoc> all, Map<Integer, Hit> hits) {
    List<Hit> shown =
        all.stream()
            .limit(Hits.SHOWN)
            .map(hit -> hits.get(hit.doc))
            .filter(hit -> hit != null)
            .toList();
    return new Hits.Found(story, shown, all.size() - shown.size());
  }
}
