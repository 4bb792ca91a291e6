package tributary.publish.library;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.item.Item;
import tributary.events.item.Kind;

/// The library's folder, opened. Lookups from any thread; writes from one at a time.
final class Index {
  private static final Logger LOG = LoggerFactory.getLogger(Index.class);
  private static final String BUILD = "build";
  private static final String PARTITION = "partition-";
  private static final double BUFFER_MB = 16;

  /// Lucene would tell the console that this JVM has no vector instructions for it.
  private static final java.util.logging.Logger HUSHED =
      java.util.logging.Logger.getLogger(
          "org.apache.lucene.internal.vectorization.VectorizationProvider");

  static final Sort NEWEST =
      new Sort(
          new SortField(Fields.DATE, SortField.Type.LONG, true),
          new SortField(Fields.ID, SortField.Type.STRING));

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private Index(Directory directory, IndexWriter writer) throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
  }

  /// @param anew whether what lies in the folder is given up
  static Index open(Path folder, boolean anew) {
    HUSHED.setLevel(Level.OFF);
    try {
      Files.createDirectories(folder);
      return anew ? anew(folder) : opened(folder);
    } catch (LockObtainFailedException e) {
      throw new IllegalStateException(
          "The library in %s is in use by another process. End that one, or give this one another instance name or data folder."
              .formatted(folder),
          e);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The library in %s cannot be opened: %s. Make room there, or let this process write to it."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private static Index opened(Path folder) throws IOException {
    try {
      Index index = at(folder);
      boolean other = !Integer.toString(Fields.BUILD).equals(index.data().get(BUILD));
      if (other && !index.data().isEmpty()) {
        LOG.info("The library in {} is of another build, and is made again", folder);
        index.clear();
      }
      return index;
    } catch (IOException | IllegalArgumentException e) {
      if (e instanceof IOException && !Damage.is(e)) {
        throw e;
      }
      LOG.warn("The library in {} is damaged, and is made again: {}", folder, e.getMessage());
      return anew(folder);
    }
  }

  /// An empty one, whatever lies in the folder.
  private static Index anew(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.deleteIfExists(file);
      }
    }
    return at(folder);
  }

  private static Index at(Path folder) throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      IndexWriter writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(Analysis.ENGLISH)
                  .setRAMBufferSizeMB(BUFFER_MB)
                  .setCommitOnClose(false));
      return new Index(directory, writer);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /// Whether it can still be written: after a failed write it cannot.
  boolean isOpen() {
    return writer.isOpen();
  }

  /// For each partition the offset to read on from.
  Map<Integer, Long> offsets() {
    Map<Integer, Long> offsets = new TreeMap<>();
    data()
        .forEach((key, value) -> {
          if (key.startsWith(PARTITION)) {
            offsets.put(Integer.valueOf(key.substring(PARTITION.length())), Long.valueOf(value));
          }
        });
    return offsets;
  }

  private Map<String, String> data() {
    Map<String, String> data = new TreeMap<>();
    Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  void clear() throws IOException {
    writer.deleteAll();
    commit(Map.of());
    searchers.maybeRefreshBlocking();
  }

  void commit(Map<Integer, Long> offsets) throws IOException {
    Map<String, String> data = new TreeMap<>();
    data.put(BUILD, Integer.toString(Fields.BUILD));
    offsets.forEach((partition, offset) -> data.put(PARTITION + partition, offset.toString()));
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
  }

  /// Writes items, an empty one being one to forget, and lets them be found.
  void write(Map<String, Optional<Item>> items) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      for (Map.Entry<String, Optional<Item>> entry : items.entrySet()) {
        Term id = new Term(Fields.ID, entry.getKey());
        if (entry.getValue().isEmpty()) {
          writer.deleteDocuments(id);
        } else if (version(searcher, id) <= entry.getValue().get().version()) {
          writer.updateDocument(id, Fields.document(entry.getValue().get()));
        }
      }
    } finally {
      searchers.release(searcher);
    }
    searchers.maybeRefreshBlocking();
  }

  /// 0 where it is not there.
  private static long version(IndexSearcher searcher, Term id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(id), 1);
    if (found.scoreDocs.length == 0) {
      return 0;
    }
    int document = found.scoreDocs[0].doc;
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    NumericDocValues versions = leaf.reader().getNumericDocValues(Fields.VERSION);
    return versions != null && versions.advanceExact(document - leaf.docBase)
        ? versions.longValue()
        : 0;
  }

  Optional<Item> item(String id) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      TopDocs found = searcher.search(new TermQuery(new Term(Fields.ID, id)), 1);
      return found.scoreDocs.length == 0
          ? Optional.empty()
          : Optional.of(item(searcher, found.scoreDocs[0]));
    } finally {
      searchers.release(searcher);
    }
  }

  Slice newest(Wanted wanted, int from, int count) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      Query query = query(wanted);
      int total = searcher.count(query);
      List<Item> items = new ArrayList<>();
      if (from < total) {
        int until = (int) Math.min(total, (long) from + count);
        TopFieldDocs found = searcher.search(query, until, NEWEST);
        for (int i = from; i < found.scoreDocs.length; i++) {
          items.add(item(searcher, found.scoreDocs[i]));
        }
      }
      return new Slice(total, items);
    } finally {
      searchers.release(searcher);
    }
  }

  Hits find(Inquiry inquiry, Terms terms, int from, int count) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      DirectoryReader reader = (DirectoryReader) searcher.getIndexReader();
      return new Search(reader, inquiry, terms).find(from, count);
    } finally {
      searchers.release(searcher);
    }
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

  static Item item(IndexSearcher searcher, ScoreDoc found) throws IOException {
    Document document = searcher.storedFields().document(found.doc, Fields.STORED);
    return Fields.item(document);
  }

  int size() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return searcher.getIndexReader().numDocs();
    } finally {
      searchers.release(searcher);
    }
  }

  /// Leaves the folder; what was not committed is lost.
  void close() {
    close(searchers);
    close(writer);
    close(directory);
  }

  private static void close(Closeable part) {
    try {
      part.close();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The library did not close cleanly: {}", e.getMessage());
    }
  }
}
