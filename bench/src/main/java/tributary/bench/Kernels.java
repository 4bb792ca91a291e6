package tributary.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tributary.enrich.embedding.Embedded;
import tributary.enrich.insight.Briefs;
import tributary.enrich.insight.Sayings;
import tributary.enrich.insight.Voice;
import tributary.enrich.normalise.Draft;
import tributary.enrich.normalise.Normaliser;
import tributary.enrich.story.Features;
import tributary.enrich.story.Fusion;
import tributary.enrich.story.Probe;
import tributary.enrich.story.Prober;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.wire.Wire;
import tributary.events.item.Item;
import tributary.events.item.RawItem;
import tributary.events.topic.Marked;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// The pieces of work that an item's cost is made of, each by itself, by JMH: microseconds a call
/// on made-up news.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Kernels {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
  private static final int ITEMS = 512;
  private static final int VOICES = 4;

  private final Normaliser normaliser = new Normaliser();
  private final Prober prober = new Prober(DocumentFrequencies.bundled());
  private final Sayings sayings = new Sayings(DocumentFrequencies.bundled());
  private final Briefs briefs = new Briefs(sayings);
  private final Serde<Probe> probeOnTheWire = Wire.of(Probe.class);
  private final Serde<Draft> draftOnTheWire = Wire.of(Draft.class);
  private final Topic<Item> itemTopic = new Topics("").items();
  private final Topic<Marked<RawItem>> rawTopic = new Topics("").posts();

  private final List<RawItem> raw = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();
  private final List<Voice> voices = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final List<byte[]> probeBytes = new ArrayList<>();
  private final List<byte[]> draftBytes = new ArrayList<>();
  private final List<byte[]> itemBytes = new ArrayList<>();
  private final List<byte[]> rawBytes = new ArrayList<>();
  private int at;

  /// Made by JMH.
  public Kernels() {
    MadeNews news = new MadeNews(1, BEGIN, Duration.ofSeconds(20));
    MadeVoices made = new MadeVoices(sayings);
    for (int i = 0; i < ITEMS; i++) {
      raw.add(news.next());
      drafts.add(normaliser.normalise(raw.get(i)));
      probes.addAll(prober.probes(Embedded.without(drafts.get(i)), BEGIN, 0));
      voices.add(made.voice(drafts.get(i)));
      items.add(drafts.get(i).decided("story", null, List.of(), List.of()));
      probeBytes.add(probeOnTheWire.serializer().serialize("probes", probes.get(i)));
      draftBytes.add(draftOnTheWire.serializer().serialize("texts", drafts.get(i)));
      itemBytes.add(itemTopic.values().serializer().serialize("items", items.get(i)));
      rawBytes.add(rawTopic.values().serializer().serialize("posts", Marked.of(raw.get(i))));
    }
  }

  /// @param args patterns of the kernels wanted (all), and `--short` for a first impression
  public static void main(String[] args) throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder();
    boolean any = false;
    for (String arg : args) {
      if (arg.equals("--short")) {
        TimeValue time = TimeValue.milliseconds(500);
        options.warmupTime(time).measurementTime(time).measurementIterations(3);
      } else {
        options.include(Kernels.class.getName() + "." + arg);
        any = true;
      }
    }
    if (!any) {
      options.include(Kernels.class.getName());
    }
    var _ = new Runner(options.build()).run();
  }

  private int next() {
    at = (at + 1) % ITEMS;
    return at;
  }

  @Benchmark
  public Draft normalise() {
    return normaliser.normalise(raw.get(next()));
  }

  @Benchmark
  public List<Probe> makeProbes() {
    return prober.probes(Embedded.without(drafts.get(next())), BEGIN, 0);
  }

  /// Of one pair: in which ways they are alike, and how probable it is that they tell one story.
  @Benchmark
  public int scorePair() {
    int one = next();
    Features features = Features.of(probes.get(one), probes.get((one + 1) % ITEMS));
    return Fusion.bundled().likeness(features, false);
  }

  /// The brief of a story that four voices tell.
  @Benchmark
  public Briefs.Account foldFour() {
    int from = next() / VOICES * VOICES;
    List<Voice> some = voices.subList(from, from + VOICES);
    return briefs.of(drafts.get(from).title(), some);
  }

  @Benchmark
  public byte[] writeProbe() {
    return probeOnTheWire.serializer().serialize("probes", probes.get(next()));
  }

  @Benchmark
  public Probe readProbe() {
    return probeOnTheWire.deserializer().deserialize("probes", probeBytes.get(next()));
  }

  @Benchmark
  public byte[] writeDraft() {
    return draftOnTheWire.serializer().serialize("texts", drafts.get(next()));
  }

  @Benchmark
  public Draft readDraft() {
    return draftOnTheWire.deserializer().deserialize("texts", draftBytes.get(next()));
  }

  @Benchmark
  public byte[] writeItemJson() {
    return itemTopic.values().serializer().serialize("items", items.get(next()));
  }

  @Benchmark
  public Item readItemJson() {
    return itemTopic.values().deserializer().deserialize("items", itemBytes.get(next()));
  }

  @Benchmark
  public Marked<RawItem> readRawJson() {
    return rawTopic.values().deserializer().deserialize("posts", rawBytes.get(next()));
  }
}
