package tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import tributary.app.lab.Rouge;
import tributary.enrich.insight.Salience;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

/// Summarises what was said of each item of a newsletter in 120 words at most and scores it against
/// the item as people wrote it; by weights learnt from other episodes, and beside it the usual
/// baselines. Scored are items of 30 to 150 words on which 120 words or more are spoken.
public final class SummariesQuality {
  private static final int WORDS = 120;

  private SummariesQuality() {}

  /// @param args episodes with their newsletter's items
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: SummariesQuality optech-episodes.jsonl");
      System.exit(2);
    }
    List<Recap> all = Recap.read(Path.of(args[0]));
    List<Recap> judged = SummaryLearning.judged(all);
    System.out.printf("segments %d of %d%n", judged.size(), all.size());
    print("lead", judged, SummariesQuality::lead);
    Random chance = new Random(1);
    print("random", judged, recap -> random(recap, chance));
    SummaryLearning learning = new SummaryLearning(all);
    print("weights in the jar", judged, recap -> learning.summary(recap, Salience.bundled()));
    List<Rouge> heldOut = new ArrayList<>();
    List<Rouge> everything = new ArrayList<>();
    for (int part = 0; part < SummaryLearning.PARTS; part++) {
      int own = part;
      Salience salience = learning.learn(recap -> SummaryLearning.part(recap) != own);
      for (Recap recap : all) {
        if (SummaryLearning.part(recap) == own) {
          Rouge score = Rouge.of(learning.summary(recap, salience), List.of(recap.written()));
          everything.add(score);
          if (judged.contains(recap)) {
            heldOut.add(score);
          }
        }
      }
    }
    System.out.printf("%-24s %s%n", "learnt on other episodes", Rouge.mean(heldOut));
    print("lead, all segments", all, SummariesQuality::lead);
    System.out.printf("%-24s %s%n", "learnt, all segments", Rouge.mean(everything));
  }

  private static void print(String name, List<Recap> recaps, Function<Recap, String> summary) {
    List<Rouge> scores =
        recaps.stream()
            .map(recap -> Rouge.of(summary.apply(recap), List.of(recap.written())))
            .toList();
    System.out.printf("%-24s %s%n", name, Rouge.mean(scores));
  }

  private static String lead(Recap recap) {
    return first(recap.said());
  }

  private static String random(Recap recap, Random chance) {
    List<Sentence> shuffled = new ArrayList<>(recap.said());
    Collections.shuffle(shuffled, chance);
    return first(shuffled);
  }

  private static String first(List<Sentence> sentences) {
    StringBuilder text = new StringBuilder();
    int words = 0;
    for (Sentence sentence : sentences) {
      words += Recap.length(sentence.text());
      if (words > WORDS) {
        break;
      }
      text.append(sentence.text()).append(' ');
    }
    return text.toString();
  }

  static String text(List<Claim> claims) {
    return claims.stream().map(Claim::text).collect(Collectors.joining(" "));
  }
}
