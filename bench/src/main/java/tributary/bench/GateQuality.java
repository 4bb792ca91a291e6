package tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tributary.bench.gate.Falsehoods;
import tributary.bench.gate.Text;
import tributary.bench.gate.Trial;
import tributary.bench.gate.Truths;
import tributary.events.item.Sentence;
import tributary.events.topic.Json;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Verdict;

/// Plants false sentences in public texts, and true ones hardly changed, and prints how many the
/// gate lets through and refuses. Its rules were made by a look at the events of one half; figures
/// are those of the other.
public final class GateQuality {
  private static final long SEED = 11;
  private static final int SHOWN = 6;

  private GateQuality() {}

  /// How a kind of claims fared in one manner.
  private static final class Count {
    private int all;
    private int wrong;
    private final List<String> examples = new ArrayList<>();

    void add(Trial trial, Manner manner) {
      Verdict verdict = trial.verdict(manner);
      all++;
      if (verdict.holds() != trial.truth()) {
        wrong++;
        if (examples.size() < SHOWN) {
          examples.add(
              manner
                  + " "
                  + verdict
                  + "\n    claim  "
                  + trial.claim().text()
                  + "\n    source "
                  + trial.claim().citations().getFirst().quote());
        }
      }
    }
  }

  /// @param args `held-out` or `tune`; `show` to see what went wrong or `sum`; then files of JSON
  ///   Lines, labelled items or episodes
  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      System.err.println("usage: GateQuality held-out|tune sum|show FILE.jsonl…");
      System.exit(2);
    }
    int half = args[0].equals("tune") ? 0 : 1;
    List<Text> texts = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      texts.addAll(read(Path.of(args[i])));
    }
    List<Text> judged =
        texts.stream().filter(text -> Math.floorMod(text.event().hashCode(), 2) == half).toList();
    Map<String, Map<Manner, Count>> counts = new TreeMap<>();
    Falsehoods falsehoods = new Falsehoods(judged, SEED);
    Truths truths = new Truths(SEED);
    for (Text text : judged) {
      for (Sentence sentence : text.claims()) {
        count(falsehoods.of(text, sentence), counts);
        count(truths.of(text, sentence), counts);
      }
    }
    print(counts, args[1].equals("show"));
  }

  private static void count(List<Trial> trials, Map<String, Map<Manner, Count>> counts) {
    for (Trial trial : trials) {
      String kind = (trial.truth() ? "true: " : "false: ") + trial.kind();
      for (Manner manner : List.of(Manner.TAKEN, Manner.WRITTEN)) {
        counts
            .computeIfAbsent(kind, k -> new TreeMap<>())
            .computeIfAbsent(manner, m -> new Count())
            .add(trial, manner);
      }
    }
  }

  private static void print(Map<String, Map<Manner, Count>> counts, boolean examples) {
    System.out.printf("%-42s %7s %14s %14s%n", "", "claims", "taken: wrong", "written: wrong");
    counts.forEach((kind, byManner) -> {
      Count taken = byManner.getOrDefault(Manner.TAKEN, new Count());
      Count written = byManner.getOrDefault(Manner.WRITTEN, new Count());
      System.out.printf("%-42s %7d %14s %14s%n", kind, taken.all, share(taken), share(written));
      if (examples) {
        byManner
            .values()
            .forEach(count -> count.examples.forEach(e -> System.out.println("  " + e)));
      }
    });
  }

  private static String share(Count count) {
    return "%d (%.1f %%)".formatted(count.wrong, 100.0 * count.wrong / Math.max(1, count.all));
  }

  private static List<Text> read(Path file) throws IOException {
    if (!file.getFileName().toString().contains("episodes")) {
      return Labelled.read(file).stream()
          .map(item -> Text.of(item.id(), item.event(), item.title(), item.text()))
          .toList();
    }
    List<Text> texts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode json = Json.MAPPER.readTree(line);
      String episode = json.path("episode").asText();
      for (JsonNode segment : json.path("segments")) {
        if (segment.path("newsletter_text").isTextual()) {
          String id = episode + " " + texts.size();
          texts.add(
              Text.of(
                  id,
                  episode,
                  segment.path("title").asText(),
                  segment.path("newsletter_text").asText()));
        }
      }
    }
    return texts;
  }
}
