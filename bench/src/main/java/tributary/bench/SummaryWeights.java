package tributary.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tributary.enrich.insight.Salience;
import tributary.events.topic.Json;

/// Learns from people's summaries of what was said which sentences say most, and writes the weights
/// that enrich ships. Those for writing are carried over as they are.
public final class SummaryWeights {
  private SummaryWeights() {}

  /// @param args the weights to write, `salience-N.json`, then episodes with their newsletter's
  ///   items
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: SummaryWeights salience-N.json optech-episodes.jsonl");
      System.exit(2);
    }
    Path file = Path.of(args[0]);
    List<Recap> recaps = Recap.read(Path.of(args[1]));
    Salience learnt = new SummaryLearning(recaps).learn(recap -> true);
    Salience named =
        new Salience(
            file.getFileName().toString().replace(".json", ""), learnt.spoken(), learnt.written());
    Files.write(
        file,
        Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(named));
    System.err.printf(
        "%,d segments, %,d of them judged%n", recaps.size(), SummaryLearning.judged(recaps).size());
  }
}
