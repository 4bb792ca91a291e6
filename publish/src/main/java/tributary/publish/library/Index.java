package tributary.publish.library;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder with things of a kind, opened. Lookups from any thread; writes from one at a time.
final class Index<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Index.class);
  private static final String BUILD = "build";
  private static final String PARTITION = "partition-";
  private static final Set<String> STORED = Set.of(Fields.JSON);
  private static final double BUFFER_MB = 16;

  /// Lucene would tell the console that this JVM has no vector instructions for it.
  private static final java.util.logging.Logger HUSHED =
      java.util.logging.Logger.getLogger(
          "org.apache.lucene.internal.vectorization.VectorizationProvider");

  /// Things lie on disk in this order, so that the newest of many are found without a look at the
  /// others.
  static final Sort NEWEST =
      new Sort(
          new SortField(Fields.DATE, SortField.Type.LONG, true),
          new SortField(Fields.ID, SortField.Type.STRING));

  private final Form<T> form;
  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private Index(Form<T> form, Directory directory, IndexWriter writer) throws IOException {
    this.form = form;
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
  }

  /// @param anew whether what lies in the folder is given up
  static <T> Index<T> open(Path folder, Form<T> form, boolean anew) {
    HUSHED.setLevel(Level.OFF);
    try {
      Files.createDirectories(folder);
      return anew ? anew(folder, form) : opened(folder, form);
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

  private static <T> Index<T> opened(Path folder, Form<T> form) throws IOException {
    try {
      Directory directory = FSDirectory.open(folder);
      boolean other = isOfAnotherBuild(directory, form);
      if (other) {
        LOG.info("The library in {} is of another build, and is made again", folder);
      }
      return at(directory, form, other ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND);
    } catch (IOException | IllegalArgumentException e) {
      if (e instanceof IOException && !Damage.is(e)) {
        throw e;
      }
      LOG.warn("The library in {} is damaged, and is made again: {}", folder, e.getMessage());
      return anew(folder, form);
    }
  }

  private static boolean isOfAnotherBuild(Directory directory, Form<?> form) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return false;
    }
    String build = SegmentInfos.readLatestCommit(directory).getUserData().get(BUILD);
    return !Integer.toString(form.build()).equals(build);
  }

  /// An empty one, whatever lies in the folder.
  private static <T> Index<T> anew(Path folder, Form<T> form) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.deleteIfExists(file);
      }
    }
    return at(FSDirectory.open(folder), form, OpenMode.CREATE_OR_APPEND);
  }

  /// One that is gone when it is closed.
  static <T> Index<T> inMemory(Form<T> form) {
    HUSHED.setLevel(Level.OFF);
    try {
      return at(new ByteBuffersDirectory(), form, OpenMode.CREATE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> Index<T> at(Directory directory, Form<T> form, OpenMode mode)
      throws IOException {
    try {
      IndexWriter writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(Analysis.ENGLISH)
                  .setOpenMode(mode)
                  .setIndexSort(NEWEST)
                  .setRAMBufferSizeMB(BUFFER_MB)
                  // A look at what was just written does not wait half a second for a merge.
                  .setMaxFullFlushMergeWaitMillis(0)
                  .setCommitOnClose(false));
      return new Index<>(form, directory, writer);
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
    data.put(BUILD, Integer.toString(form.build()));
    offsets.forEach((partition, offset) -> data.put(PARTITION + partition, offset.toString()));
    writer.setLiveCommitData(data.entrySet());
    writer.commit();
  }

  /// Writes things, an empty one being one to forget, and lets them be found.
  void write(Map<String, Optional<T>> things) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      for (Map.Entry<String, Optional<T>> entry : things.entrySet()) {
        Term id = new Term(Fields.ID, entry.getKey());
        if (entry.getValue().isEmpty()) {
          writer.deleteDocuments(id);
        } else if (version(searcher, id) <= form.version(entry.getValue().get())) {
          writer.updateDocument(id, form.document(entry.getValue().get()));
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

  /// What a search makes of the index as it was at the last write.
  interface Reading<R> {
    R in(IndexSearcher searcher) throws IOException;
  }

  <R> R read(Reading<R> reading) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return reading.in(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  /// What was found.
  T thing(IndexSearcher searcher, ScoreDoc found) throws IOException {
    return form.read(searcher.storedFields().document(found.doc, STORED));
  }

  /// The one of that id.
  Optional<T> thing(String id) throws IOException {
    return part(id, form::read);
  }

  /// Something of what is kept.
  interface Part<R> {
    R of(Document document) throws IOException;
  }

  /// What is asked of the one of that id.
  <R> Optional<R> part(String id, Part<R> part) throws IOException {
    return read(searcher -> {
      TopDocs found = searcher.search(new TermQuery(new Term(Fields.ID, id)), 1);
      return found.scoreDocs.length == 0
          ? Optional.empty()
          : Optional.of(part.of(searcher.storedFields().document(found.scoreDocs[0].doc, STORED)));
    });
  }

  /// `count` from the `from`th on, the newest first; empty past the last one.
  List<T> newest(Query query, int from, int count) throws IOException {
    return read(searcher -> {
      List<T> things = new ArrayList<>();
      int until = (int) Math.min(searcher.getIndexReader().numDocs(), (long) from + count);
      if (from < until) {
        TopFieldDocs found = searcher.search(query, until, NEWEST);
        for (int i = from; i < found.scoreDocs.length; i++) {
          things.add(thing(searcher, found.scoreDocs[i]));
        }
      }
      return things;
    });
  }

  int count(Query query) throws IOException {
    return read(searcher -> searcher.count(query));
  }

  int size() throws IOException {
    return read(searcher -> searcher.getIndexReader().numDocs());
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
