package tributary.bench;

import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tributary.app.lab.FeedFiles;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.Reading;

/// Our speed of reading beside that of plain ROME (`SyndFeedInput` on an `XmlReader`), on the same
/// documents in memory: those that both read without complaint. Warm, turn about, medians.
///
/// ROME gives texts as they stand; ours are sanitised, dated and absolute, in the same time or
/// less.
public final class FeedSpeed {
  private static final URI AT = URI.create("http://outlet.example/feed.xml");
  private static final int WARM = 15;
  private static final int ROUNDS = 31;

  private FeedSpeed() {}

  private interface Reader {
    int entries(byte[] document) throws FeedException, IOException;
  }

  /// @param args the folder of documents
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: FeedSpeed DIR");
      System.exit(2);
    }
    List<byte[]> documents = new ArrayList<>();
    for (Path file : FeedFiles.below(List.of(Path.of(args[0])))) {
      byte[] document = Files.readAllBytes(file);
      if (readable(document)) {
        documents.add(document);
      }
    }
    List<Long> ours = new ArrayList<>();
    List<Long> romes = new ArrayList<>();
    for (int round = 0; round < WARM + ROUNDS; round++) {
      long rome = time(documents, FeedSpeed::rome);
      long our = time(documents, FeedSpeed::ours);
      if (round >= WARM) {
        ours.add(our);
        romes.add(rome);
      }
    }
    print(documents, median(ours), median(romes));
  }

  private static void print(List<byte[]> documents, long ours, long rome) {
    double bytes = documents.stream().mapToInt(d -> d.length).sum();
    System.out.printf("documents both read: %d, %.0f kB%n", documents.size(), bytes / 1000);
    System.out.printf(
        "medians of %d rounds: ROME %.1f ms, ours %.1f ms, our speed as a share of ROME's: %.2f%n",
        ROUNDS, rome / 1e6, ours / 1e6, (double) rome / ours);
  }

  private static boolean readable(byte[] document) {
    try {
      return rome(document) == ours(document)
          && FeedReader.read(document, AT, null, true) instanceof Reading.Read<?> read
          && read.problem() == null;
    } catch (FeedException | IOException | RuntimeException e) { // ROME throws all of these
      return false;
    }
  }

  private static long time(List<byte[]> documents, Reader reader) throws IOException {
    long begin = System.nanoTime();
    int entries = 0;
    for (byte[] document : documents) {
      try {
        entries += reader.entries(document);
      } catch (FeedException e) {
        throw new IOException("a document could be read once and not again", e);
      }
    }
    long end = System.nanoTime();
    if (entries == 0) {
      throw new IllegalStateException("no entry was read");
    }
    return end - begin;
  }

  private static int rome(byte[] document) throws FeedException, IOException {
    try (XmlReader reader = new XmlReader(new ByteArrayInputStream(document))) {
      return new SyndFeedInput().build(reader).getEntries().size();
    }
  }

  private static int ours(byte[] document) {
    return switch (FeedReader.read(document, AT, null, true)) {
      case Reading.Read<SourceFeed> read -> read.value().entries().size();
      case Reading.Unreadable<SourceFeed> none -> -1;
    };
  }

  private static long median(List<Long> times) {
    long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
