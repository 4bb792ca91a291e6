package tributary.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tributary.enrich.embedding.MiniLm;
import tributary.events.topic.Json;

/// Learns from episodes with known chapters where a new matter begins, and writes the weights that
/// enrich ships.
public final class ChapterWeights {
  private ChapterWeights() {}

  /// @param args the weights to write, `chapters-N.json`, then JSON Lines with `episode`,
  ///   `segments`
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: ChapterWeights chapters-N.json FILE.jsonl");
      System.exit(2);
    }
    Path file = Path.of(args[0]);
    String version = file.getFileName().toString().replace(".json", "");
    ChapterGaps gaps = ChapterGaps.of(Path.of(args[1]), MiniLm.shared());
    Files.write(
        file,
        Json.MAPPER
            .writer()
            .with(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsBytes(gaps.learn(version, episode -> true)));
    System.err.printf("%,d episodes%n", gaps.episodes().size());
  }
}
