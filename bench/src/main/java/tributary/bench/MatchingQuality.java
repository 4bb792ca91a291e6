package tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.story.Features;
import tributary.enrich.story.Features.Feature;
import tributary.enrich.story.Fusion;
import tributary.enrich.story.Probe;
import tributary.enrich.story.Prober;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.TermVector;
import tributary.enrich.text.Tokens;
import tributary.events.item.Sentence;

/// Matches what was said of each item of a newsletter with the items of its week and prints how
/// often the right one is the nearest. The titles of the segments are hidden.
public final class MatchingQuality {
  private static final Instant SEEN = Instant.parse("2026-01-05T00:00:00Z");

  /// An item has a title; this one says nothing.
  private static final String HIDDEN = "…";

  private MatchingQuality() {}

  /// A text, by all its words and as the shards would compare it.
  private record Compared(TermVector words, Probe probe) {
    static Compared of(String id, String text) {
      Map<String, Integer> counts = new HashMap<>();
      TermVector.count(Tokens.all(text), counts);
      Draft draft = new Normaliser().normalise(new Labelled(id, HIDDEN, text, id, id).raw(SEEN));
      Embedded embedded =
          new Embedded(
              draft,
              draft.passages().stream().map(p -> new Embedder.Off().embed(p.whole())).toList());
      return new Compared(
          TermVector.of(counts, DocumentFrequencies.bundled()),
          new Prober(DocumentFrequencies.bundled()).probes(embedded, SEEN, 0).getFirst());
    }
  }

  private record Pair(Compared said, Compared written) {
    long words() {
      return said.words().cosine(written.words());
    }

    long fusion() {
      Features features = Features.of(said.probe(), written.probe());
      return Fusion.bundled().likeness(features, false);
    }

    long facts() {
      Features features = Features.of(said.probe(), written.probe());
      return (long) features.get(Feature.RARE) + features.get(Feature.NUMBERS);
    }
  }

  /// @param args episodes with their newsletter's items
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: MatchingQuality optech-episodes.jsonl");
      System.exit(2);
    }
    Collection<List<Recap>> weeks =
        Recap.read(Path.of(args[0])).stream()
            .collect(Collectors.groupingBy(Recap::episode, LinkedHashMap::new, Collectors.toList()))
            .values();
    Map<String, Integer> right = new LinkedHashMap<>();
    weeks.forEach(week -> match(week, right));
    int all = weeks.stream().mapToInt(List::size).sum();
    right.forEach((way, hits) ->
        System.out.printf(
            "%-36s accuracy@1 %.3f (%d of %d)%n", way, (double) hits / all, hits, all));
  }

  private static Map<String, ToLongFunction<Pair>> ways() {
    Map<String, ToLongFunction<Pair>> ways = new LinkedHashMap<>();
    ways.put("all words (TF-IDF)", Pair::words);
    ways.put("leads, as stories are weighed", Pair::fusion);
    ways.put("all words, and facts of the leads", pair -> 10 * pair.words() + pair.facts());
    ways.put("all of these", pair -> 10 * pair.words() + pair.facts() + 2 * pair.fusion());
    return ways;
  }

  private static void match(List<Recap> week, Map<String, Integer> right) {
    List<Compared> written = week.stream().map(r -> Compared.of("written", r.written())).toList();
    for (int own = 0; own < week.size(); own++) {
      Compared said = Compared.of("said", said(week.get(own)));
      int place = own;
      ways()
          .forEach((way, nearness) -> {
            boolean hit = nearest(said, written, nearness) == place;
            right.merge(way, hit ? 1 : 0, Integer::sum);
          });
    }
  }

  private static int nearest(Compared said, List<Compared> written, ToLongFunction<Pair> way) {
    int best = 0;
    for (int i = 1; i < written.size(); i++) {
      boolean nearer =
          way.applyAsLong(new Pair(said, written.get(i)))
              > way.applyAsLong(new Pair(said, written.get(best)));
      best = nearer ? i : best;
    }
    return best;
  }

  private static String said(Recap recap) {
    return recap.said().stream().map(Sentence::text).collect(Collectors.joining(" "));
  }
}
