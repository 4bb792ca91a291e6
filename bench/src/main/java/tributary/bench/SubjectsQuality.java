package tributary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tributary.app.lab.LabelledTexts;
import tributary.app.lab.TagScore;
import tributary.app.trial.TemporaryFolder;
import tributary.enrich.embedding.Embedder;
import tributary.enrich.embedding.MiniLm;
import tributary.enrich.subject.Reading;
import tributary.enrich.subject.Subject;
import tributary.enrich.subject.Subjects;
import tributary.enrich.subject.Tagger;
import tributary.enrich.subject.Trainer;
import tributary.events.item.SubjectTag;
import tributary.events.subject.SubjectModel;
import tributary.events.topic.Json;

/// Learns subjects from several lists of seeds and unlabelled items, and prints how well the tags
/// agree with the labels: on the items learnt from, on the half not learnt from, and with each
/// subject left out in turn, whose items are then of another matter.
public final class SubjectsQuality {
  private final List<Reading> readings;
  private final Map<String, String> labels;

  private SubjectsQuality(LabelledTexts texts, Embedder embedder) {
    readings = texts.texts().stream().map(text -> text.read(embedder)).toList();
    labels = texts.labels();
  }

  /// @param args folder with `agnews.jsonl` and `bbc.jsonl`, on or off for embedding
  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: SubjectsQuality DIR [on|off]");
      System.exit(2);
    }
    boolean meant = args.length < 2 || !args[1].equals("off");
    if (meant) {
      MiniLm.load(TemporaryFolder.make("subjects").path());
    }
    for (String set : List.of("agnews", "bbc")) {
      LabelledTexts texts = LabelledTexts.read(Path.of(args[0]).resolve(set + ".jsonl"));
      SubjectsQuality quality =
          new SubjectsQuality(texts, meant ? MiniLm.shared() : new Embedder.Off());
      List<double[]> figures = new ArrayList<>();
      for (Map.Entry<String, Subjects> list : seeds(set).entrySet()) {
        figures.add(quality.print(set + " " + list.getKey(), list.getValue()));
      }
      summary(set, figures);
    }
  }

  private double[] print(String name, Subjects subjects) throws IOException {
    SubjectModel model = train(subjects, readings);
    TagScore all = score(subjects, model, readings);
    double unseen = (half(subjects, 0) + half(subjects, 1)) / 2;
    double wrong = 0;
    StringBuilder without = new StringBuilder();
    for (Subject out : subjects.subjects()) {
      Subjects rest =
          new Subjects(subjects.subjects().stream().filter(s -> !s.equals(out)).toList());
      TagScore left = score(rest, train(rest, readings), readings);
      wrong += left.wrong() / subjects.subjects().size();
      without.append(
          " without %s %.3f (accuracy %.3f);".formatted(out.name(), left.wrong(), left.accuracy()));
    }
    System.out.printf(
        "%s: accuracy %.3f, none %d; on the other half %.3f; model %d bytes%n"
            + "  other matters wrongly tagged:%s%n",
        name,
        all.accuracy(),
        all.untagged(),
        unseen,
        Json.MAPPER.writeValueAsBytes(model).length,
        without);
    return new double[] {all.accuracy(), unseen, wrong};
  }

  private double half(Subjects subjects, int odd) {
    List<Reading> learnt = every(odd);
    return score(subjects, train(subjects, learnt), every(1 - odd)).accuracy();
  }

  private List<Reading> every(int odd) {
    return IntStream.range(0, readings.size())
        .filter(i -> i % 2 == odd)
        .mapToObj(readings::get)
        .toList();
  }

  private static SubjectModel train(Subjects subjects, List<Reading> items) {
    return new Trainer(subjects, _ -> {})
        .learn(items)
        .model(Instant.EPOCH, Instant.EPOCH, MiniLm.MODEL);
  }

  private TagScore score(Subjects subjects, SubjectModel model, List<Reading> items) {
    Tagger tagger = new Tagger(subjects, model);
    Map<String, List<SubjectTag>> tags = new HashMap<>();
    Map<String, String> truth = new HashMap<>();
    for (Reading item : items) {
      tags.put(item.id(), tagger.tag(item));
      truth.put(item.id(), Objects.requireNonNull(labels.get(item.id())));
    }
    return TagScore.of(subjects, tags, truth);
  }

  private static void summary(String set, List<double[]> figures) {
    System.out.printf(
        "%s over %d lists: accuracy mean %.3f, worst %.3f; other half %.3f; left out, tagged %.3f%n",
        set,
        figures.size(),
        mean(figures, 0),
        figures.stream().mapToDouble(f -> f[0]).min().orElse(0),
        mean(figures, 1),
        mean(figures, 2));
  }

  private static double mean(List<double[]> figures, int which) {
    return figures.stream().mapToDouble(f -> f[which]).average().orElse(0);
  }

  private static Map<String, Subjects> seeds(String set) throws IOException {
    Map<String, List<Subject>> lists = new LinkedHashMap<>();
    try (InputStream in = SubjectsQuality.class.getResourceAsStream("seeds.tsv")) {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
      for (String line : lines.lines().filter(l -> l.startsWith(set + "\t")).toList()) {
        List<String> cells = Arrays.asList(line.split("\t", -1));
        lists
            .computeIfAbsent(cells.get(1), _ -> new ArrayList<>())
            .add(
                new Subject(
                    cells.get(2), cells.get(2), Arrays.asList(cells.get(3).split(", ")), null));
      }
    }
    Map<String, Subjects> subjects = new LinkedHashMap<>();
    lists.forEach((name, list) -> subjects.put(name, new Subjects(list)));
    return subjects;
  }
}
