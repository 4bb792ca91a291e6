package tributary.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tributary.enrich.embedding.MiniLm;
import tributary.events.topic.Json;

/// Learns from labelled coverage how probable it is that two items tell the same story, and writes
/// the weights that enrich ships.
public final class StoryWeights {
  private StoryWeights() {}

  /// @param args the weights to write, `fusion-N.json`, then JSON Lines with `id`, `title`, `text`,
  ///   `cluster`
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: StoryWeights fusion-N.json FILE.jsonl");
      System.exit(2);
    }
    Path file = Path.of(args[0]);
    String version = file.getFileName().toString().replace(".json", "");
    StoryPairs pairs = StoryPairs.of(Labelled.read(Path.of(args[1])), MiniLm.shared());
    byte[] json =
        Json.MAPPER
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsBytes(pairs.learn(version, event -> true));
    Files.write(file, json);
    System.err.printf(
        "%,d pairs, of one event %,d%n",
        pairs.examples().size(),
        pairs.examples().stream().filter(StoryPairs.Example::same).count());
  }
}
