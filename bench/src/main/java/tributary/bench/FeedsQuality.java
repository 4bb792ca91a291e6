package tributary.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.app.lab.FeedFiles;
import tributary.bench.expect.Expectation;
import tributary.bench.expect.Kept;
import tributary.bench.expect.NotKept;
import tributary.ingest.source.Readout;
import tributary.ingest.text.CharacterSet;

/// Reads the feedparser project's test documents with the production readers, and prints how many
/// lose nothing, and how many are read as their `Expect:` lines say. CDF is left out: it is no
/// format that we read.
public final class FeedsQuality {
  /// Where that project's tests serve their documents: relative addresses are expected to start
  /// there.
  private static final URI SERVER = URI.create("http://127.0.0.1:8097/");

  private static final Pattern EXPECT = Pattern.compile("Expect:[ \\t]*(.*)");
  private static final Pattern ASIDE =
      Pattern.compile("<!--.*?-->|<!\\[CDATA\\[.*?]]>", Pattern.DOTALL);
  private static final Pattern WHOLE_ENTRY = Pattern.compile("</(?:[\\w.-]+:)?(?:item|entry)\\s*>");

  private FeedsQuality() {}

  /// What became of one document.
  ///
  /// @param entries whole ones that stand in it
  /// @param read null where the reader threw
  /// @param held null where its expectation asks only for what we do not keep
  /// @param missing what it asks for and we do not keep
  public record Outcome(
      Path file,
      int entries,
      @Nullable Readout read,
      String expected,
      @Nullable Boolean held,
      @Nullable String missing) {

    boolean lossless() {
      return read != null && read.items().size() >= entries;
    }

    boolean encoding() {
      return file.toString().contains("/encoding/");
    }
  }

  /// The figures of a folder.
  public record Figures(List<Outcome> outcomes) {
    /// Of the documents that hold entries, the share that yields every one, 0 to 1.
    public double lossless() {
      List<Outcome> holding = outcomes.stream().filter(o -> o.entries() > 0).toList();
      return share(holding.stream().filter(Outcome::lossless).count(), holding.size());
    }

    /// Of the expectations on fields that we keep, the share that holds, 0 to 1.
    public double held() {
      return held(outcomes);
    }

    /// The same of the documents on character sets.
    public double encoding() {
      return held(outcomes.stream().filter(Outcome::encoding).toList());
    }

    private static double held(List<Outcome> outcomes) {
      long kept = outcomes.stream().filter(o -> o.held() != null).count();
      return share(outcomes.stream().filter(o -> Boolean.TRUE.equals(o.held())).count(), kept);
    }

    private static double share(long part, long whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }

  /// @param args the folder; then, if wanted, `--failures`
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: FeedsQuality DIR [--failures]");
      System.exit(2);
    }
    Figures figures = measure(Path.of(args[0]));
    print(figures);
    if (args.length > 1 && args[1].equals("--failures")) {
      figures.outcomes().forEach(FeedsQuality::complain);
    }
  }

  /// Reads and judges every document below `folder`.
  public static Figures measure(Path folder) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Path file : FeedFiles.below(List.of(folder))) {
      if (!file.toString().contains("/cdf/")) {
        outcomes.add(outcome(file));
      }
    }
    return new Figures(outcomes);
  }

  private static Outcome outcome(Path file) throws IOException {
    String text = CharacterSet.decode(Files.readAllBytes(file), null);
    Matcher found = EXPECT.matcher(text);
    String expected = found.find() ? found.group(1).strip() : "";
    int entries = (int) WHOLE_ENTRY.matcher(ASIDE.matcher(text).replaceAll("")).results().count();
    Readout read;
    try {
      read = FeedFiles.read(file, SERVER);
    } catch (RuntimeException e) {
      return new Outcome(file, entries, null, expected, false, e.toString());
    }
    if (expected.isEmpty()) {
      return new Outcome(file, entries, read, expected, null, "nothing expected");
    }
    try {
      boolean held = Expectation.holds(expected, Kept.of(read));
      return new Outcome(file, entries, read, expected, held, null);
    } catch (NotKept e) {
      return new Outcome(file, entries, read, expected, null, e.getMessage());
    }
  }

  private static void print(Figures figures) {
    List<Outcome> all = figures.outcomes();
    long thrown = all.stream().filter(o -> o.read() == null).count();
    long holding = all.stream().filter(o -> o.entries() > 0).count();
    long lossless = all.stream().filter(o -> o.entries() > 0 && o.lossless()).count();
    System.out.printf("documents: %d (CDF left out), exceptions: %d%n", all.size(), thrown);
    System.out.printf(
        "hold entries: %d, yield every one: %d (%.2f %%)%n",
        holding, lossless, 100 * figures.lossless());
    print("Expect lines", all, figures.held());
    print(
        "of these on character sets",
        all.stream().filter(Outcome::encoding).toList(),
        figures.encoding());
    Map<String, Integer> missing = new TreeMap<>();
    all.stream()
        .filter(o -> o.held() == null)
        .forEach(o -> missing.merge(String.valueOf(o.missing()), 1, Integer::sum));
    System.out.println("not kept, so not judged: " + missing);
  }

  private static void print(String what, List<Outcome> outcomes, double share) {
    long held = outcomes.stream().filter(o -> Boolean.TRUE.equals(o.held())).count();
    long judged = outcomes.stream().filter(o -> o.held() != null).count();
    System.out.printf(
        "%s: %d on what we keep, held: %d (%.2f %%), on other things: %d%n",
        what, judged, held, 100 * share, outcomes.size() - judged);
  }

  private static void complain(Outcome o) {
    boolean broken = Boolean.FALSE.equals(o.held());
    if (broken || !o.lossless()) {
      System.out.printf(
          "%s%n  expected: %s%n  entries %d, read: %s%n",
          o.file(), o.expected(), o.entries(), o.read());
    }
  }
}
