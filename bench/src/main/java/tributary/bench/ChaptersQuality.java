package tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tributary.app.lab.DivisionScore;
import tributary.app.lab.LabelledEpisode;
import tributary.enrich.chapter.Division;
import tributary.enrich.chapter.Judgement;
import tributary.enrich.chapter.Unit;
import tributary.enrich.chapter.Units;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.item.Sentence;

/// Prints how far the chapters that are found in transcripts are from their publisher's. Each
/// episode is divided by weights that were learnt from other episodes: with five parts of them,
/// those of the other four.
public final class ChaptersQuality {
  private static final int PARTS = 5;
  private static final long SEED = 7;

  private ChaptersQuality() {}

  /// @param args JSON Lines with `episode`, `segments`; then, if wanted, `off` for words alone
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: ChaptersQuality FILE.jsonl [on|off]");
      System.exit(2);
    }
    boolean meant = args.length < 2 || args[1].equals("on");
    ChapterGaps gaps =
        ChapterGaps.of(Path.of(args[0]), meant ? MiniLm.shared() : new Embedder.Off());
    Map<String, Integer> parts = parts(gaps.episodes());
    List<Division> divisions = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int own = part;
      Judgement judgement =
          gaps.learn("held-out", episode -> parts.getOrDefault(episode, 0) != own);
      divisions.add(new Division(judgement, DocumentFrequencies.bundled()));
    }
    List<DivisionScore> none = new ArrayList<>();
    List<DivisionScore> paragraphs = new ArrayList<>();
    List<DivisionScore> sentences = new ArrayList<>();
    for (LabelledEpisode episode : gaps.episodes()) {
      Division division = divisions.get(parts.getOrDefault(episode.id(), 0));
      List<Integer> found = division.untimed(episode.units(), gaps.meaning(episode));
      none.add(DivisionScore.of(episode.units().size(), episode.boundaries(), List.of()));
      paragraphs.add(DivisionScore.of(episode.units().size(), episode.boundaries(), found));
      sentences.add(flat(episode, division));
    }
    System.out.printf("%d episodes, embedding %s%n", none.size(), meant ? "on" : "off");
    System.out.println("undivided:             " + DivisionScore.mean(none));
    System.out.println("paragraphs, held out:  " + DivisionScore.mean(paragraphs));
    System.out.println("sentences, words only: " + DivisionScore.mean(sentences));
  }

  private static Map<String, Integer> parts(List<LabelledEpisode> episodes) {
    List<String> ids =
        new ArrayList<>(episodes.stream().map(LabelledEpisode::id).sorted().toList());
    Collections.shuffle(ids, new Random(SEED));
    Map<String, Integer> parts = new HashMap<>();
    ids.forEach(id -> parts.put(id, parts.size() % PARTS));
    return parts;
  }

  /// The same without the publisher's paragraphs: of sentences with a voice, as most transcripts
  /// are. In sentences.
  private static DivisionScore flat(LabelledEpisode episode, Division division) {
    List<Sentence> said = episode.units().stream().flatMap(u -> u.sentences().stream()).toList();
    List<Unit> units = Units.of(said);
    return DivisionScore.of(
        said.size(),
        sentences(episode.units(), episode.boundaries()),
        sentences(units, division.untimed(units, null)));
  }

  /// Boundaries in units as boundaries in sentences.
  private static List<Integer> sentences(List<Unit> units, List<Integer> boundaries) {
    List<Integer> sentences = new ArrayList<>();
    int said = 0;
    for (int unit = 0; unit < units.size(); unit++) {
      if (boundaries.contains(unit)) {
        sentences.add(said);
      }
      said += units.get(unit).sentences().size();
    }
    return sentences;
  }
}
