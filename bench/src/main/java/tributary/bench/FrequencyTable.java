package tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import tributary.enrich.text.Tokens;
import tributary.events.topic.Json;

/// Counts in how many documents of a public collection each word stands, and writes the table that
/// enrich ships. Words in one document alone are left out: to the table they are as rare as unseen
/// ones.
public final class FrequencyTable {
  private FrequencyTable() {}

  /// @param args the table to write, then JSON Lines files with `title` and `text`
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: FrequencyTable TABLE.tsv.gz FILE.jsonl…");
      System.exit(2);
    }
    Map<String, Integer> frequencies = new TreeMap<>();
    int documents = 0;
    for (String file : List.of(args).subList(1, args.length)) {
      documents += count(Path.of(file), frequencies);
    }
    frequencies.values().removeIf(count -> count < 2);
    frequencies.put("", documents);
    write(Path.of(args[0]), frequencies);
    System.err.printf("%,d words of %,d documents%n", frequencies.size() - 1, documents);
  }

  private static int count(Path file, Map<String, Integer> frequencies) throws IOException {
    int documents = 0;
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode document = Json.MAPPER.readTree(line);
        Set<String> words = new HashSet<>(Tokens.all(document.path("title").asText()));
        words.addAll(Tokens.all(document.path("text").asText()));
        words.forEach(word -> frequencies.merge(word, 1, Integer::sum));
        documents++;
      }
    }
    return documents;
  }

  private static void write(Path table, Map<String, Integer> frequencies) throws IOException {
    try (OutputStream file = Files.newOutputStream(table);
        GZIPOutputStream zip = new Smallest(file)) {
      for (Map.Entry<String, Integer> entry : frequencies.entrySet()) {
        String line = entry.getKey() + "\t" + entry.getValue() + "\n";
        zip.write(line.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static final class Smallest extends GZIPOutputStream {
    Smallest(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
