package tributary.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/// Articles, prepositions, pronouns and auxiliaries of some forty languages: Lucene's lists, and
/// one of ours for what it lacks. Safe to share between threads.
public final class FunctionWords {
  private static final String ENGLISH = "/org/apache/lucene/analysis/snowball/english_stop.txt";
  private static final FunctionWords ALL = new FunctionWords();

  private final List<String> languages = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /// Word → a bit for each language that has it, by place in `languages`.
  private final Map<String, Long> words = new HashMap<>();

  private FunctionWords() {
    lucene().forEach(this::add);
    read(ENGLISH).forEach(line -> add("en", Stream.of(line.split("\\|", 2)[0].strip())));
    for (String line : (Iterable<String>) read("function-words.txt")::iterator) {
      int colon = line.indexOf(':');
      if (!line.startsWith("#")) {
        add(line.substring(0, colon), Stream.of(line.substring(colon + 1).strip().split(" ")));
      }
    }
  }

  /// All of them.
  public static FunctionWords all() {
    return ALL;
  }

  /// Whether it is one of a language's.
  ///
  /// @param word in lower case
  /// @param language two letters
  public boolean has(String word, String language) {
    Integer place = places.get(language);
    return place != null && (bits(word) >> place & 1) == 1;
  }

  /// A bit for each language that has the word.
  long bits(String word) {
    return words.getOrDefault(word, 0L);
  }

  /// The languages, each at the place of its bit.
  List<String> languages() {
    return languages;
  }

  private void add(String language, Stream<String> more) {
    int place = places.computeIfAbsent(language, _ -> languages.size());
    if (place == languages.size()) {
      languages.add(language);
    }
    long bit = 1L << place;
    more.map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .forEach(word -> words.merge(word, bit, (one, other) -> one | other));
  }

  private void add(String language, CharArraySet set) {
    // Some of Lucene's files have their remarks among the words.
    add(
        language,
        set.stream()
            .map(word -> new String((char[]) word))
            .filter(word -> word.codePoints().allMatch(Character::isLetter)));
  }

  private static Map<String, CharArraySet> lucene() {
    return Map.ofEntries(
        Map.entry("ar", ArabicAnalyzer.getDefaultStopSet()),
        Map.entry("bg", BulgarianAnalyzer.getDefaultStopSet()),
        Map.entry("ca", CatalanAnalyzer.getDefaultStopSet()),
        Map.entry("cs", CzechAnalyzer.getDefaultStopSet()),
        Map.entry("da", DanishAnalyzer.getDefaultStopSet()),
        Map.entry("de", GermanAnalyzer.getDefaultStopSet()),
        Map.entry("en", EnglishAnalyzer.getDefaultStopSet()),
        Map.entry("es", SpanishAnalyzer.getDefaultStopSet()),
        Map.entry("fa", PersianAnalyzer.getDefaultStopSet()),
        Map.entry("fi", FinnishAnalyzer.getDefaultStopSet()),
        Map.entry("fr", FrenchAnalyzer.getDefaultStopSet()),
        Map.entry("gl", GalicianAnalyzer.getDefaultStopSet()),
        Map.entry("hi", HindiAnalyzer.getDefaultStopSet()),
        Map.entry("hu", HungarianAnalyzer.getDefaultStopSet()),
        Map.entry("id", IndonesianAnalyzer.getDefaultStopSet()),
        Map.entry("it", ItalianAnalyzer.getDefaultStopSet()),
        Map.entry("lt", LithuanianAnalyzer.getDefaultStopSet()),
        Map.entry("lv", LatvianAnalyzer.getDefaultStopSet()),
        Map.entry("ne", NepaliAnalyzer.getDefaultStopSet()),
        Map.entry("nl", DutchAnalyzer.getDefaultStopSet()),
        Map.entry("no", NorwegianAnalyzer.getDefaultStopSet()),
        Map.entry("pt", PortugueseAnalyzer.getDefaultStopSet()),
        Map.entry("ro", RomanianAnalyzer.getDefaultStopSet()),
        Map.entry("ru", RussianAnalyzer.getDefaultStopSet()),
        Map.entry("sv", SwedishAnalyzer.getDefaultStopSet()),
        Map.entry("tr", TurkishAnalyzer.getDefaultStopSet()));
  }

  private static Stream<String> read(String name) {
    try (InputStream in = FunctionWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its function words: " + name);
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines();
    } catch (IOException e) {
      throw new UncheckedIOException("function words cannot be read: " + name, e);
    }
  }
}
