package tributary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import tributary.enrich.text.DocumentFrequencies;
import tributary.events.item.Dates;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.RawItem;

/// An endless stream of made-up news: four outlets tell an event in words of their own, in eight
/// sentences each. Words are as common as in the frozen table. Names are made up: three in ten are
/// new, the others have been in the news before, the more often the likelier (Simon 1955). So, as
/// in real news, the more items there are, the more different words. The same for one seed.
final class MadeNews {
  private static final int OUTLETS = 200;
  private static final int TELLINGS = 4;
  private static final int SENTENCES = 8;
  private static final double NEW_NAME = 0.3;

  private final Random chance;
  private final Instant begin;
  private final Duration apart;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> names = new ArrayList<>();
  private long[] upTo = {};
  private int named;
  private int made;
  private List<String> event = List.of();

  /// @param apart time from one item to the next
  MadeNews(long seed, Instant begin, Duration apart) {
    this.chance = new Random(seed);
    this.begin = begin;
    this.apart = apart;
    read();
  }

  /// When item `number`, from 1, is first seen.
  Instant seen(int number) {
    return begin.plus(apart.multipliedBy(number));
  }

  /// The next item.
  RawItem next() {
    if (made % TELLINGS == 0) {
      event = event();
    }
    made++;
    StringBuilder body = new StringBuilder();
    for (int sentence = 0; sentence < SENTENCES; sentence++) {
      List<String> said = new ArrayList<>(event.subList(sentence, sentence + 4));
      said.addAll(words(10));
      body.append(sentence(said)).append(' ');
    }
    String outlet = "outlet" + made % OUTLETS;
    Instant seen = seen(made);
    return new RawItem(
        "item-" + made,
        1,
        Kind.POST,
        new Origin(outlet, outlet, null),
        "item-" + made,
        null,
        sentence(event.subList(0, 6)),
        null,
        body.toString(),
        new Dates(seen, "made", null, null, seen),
        List.of(),
        List.of(),
        "en",
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        false);
  }

  /// Three names among twelve words.
  private List<String> event() {
    List<String> all = words(SENTENCES + 4);
    for (int name = 0; name < 3; name++) {
      all.set(name * 2, name());
    }
    return all;
  }

  private String name() {
    int number =
        names.isEmpty() || chance.nextDouble() < NEW_NAME
            ? ++named
            : names.get(chance.nextInt(names.size()));
    names.add(number);
    return "Zu" + Integer.toString(number, 36);
  }

  private List<String> words(int count) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int found = Arrays.binarySearch(upTo, chance.nextLong(upTo[upTo.length - 1]));
      some.add(words.get(found < 0 ? -found - 1 : found + 1));
    }
    return some;
  }

  private static String sentence(List<String> words) {
    return "The " + String.join(" ", words) + ".";
  }

  private void read() {
    String name = DocumentFrequencies.VERSION + ".tsv.gz";
    List<Long> sums = new ArrayList<>();
    try (InputStream in = DocumentFrequencies.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
      long sum = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          words.add(line.substring(0, tab));
          sum += Long.parseLong(line.substring(tab + 1));
          sums.add(sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    upTo = sums.stream().mapToLong(Long::longValue).toArray();
  }
}
