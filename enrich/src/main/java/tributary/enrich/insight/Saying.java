package tributary.enrich.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Sentences;
import tributary.enrich.text.TermVector;
import tributary.enrich.text.Tokens;
import tributary.events.item.Sentence;

/// What a sentence says by itself, whoever says it, and what it is fit for.
///
/// @param vector of its words
/// @param whole whether it may be said at all: a whole statement, no question, greeting,
///   advertisement or list
/// @param alone whether it may also stand without the sentence before it
/// @param consequence whether it says that something follows
/// @param merit how much it tells: above 0 where it names and counts, below where it is vague,
///   long, or about who says it
record Saying(TermVector vector, boolean whole, boolean alone, boolean consequence, int merit) {
  private static final int FEWEST_WORDS = 6;
  private static final int MOST_WORDS = 60;
  private static final int MOST_CHARACTERS = 450;

  /// A longer one is hard to read.
  private static final int LONG_WORDS = 34;

  private static final int NAMED = 60;
  private static final int COUNTED = 50;
  private static final int VAGUE = -220;
  private static final int OWN = -200;
  private static final int LEANING = -160;

  /// Words that stand for something, and how early they do where it was in another sentence.
  private static final List<String> PRONOUNS = List.of("it", "them", "thi", "those", "that");

  private static final int EARLY = 5;
  private static final int LONG = -120;

  /// No more words are needed to say who somebody is.
  private static final int INTRODUCTION = 9;

  private static final List<String> ARTICLES = List.of("a", "an");

  private static final String CLOSERS = "\"'”’)]»";
  private static final List<String> ADDRESSES = List.of("http:", "https:", "www.", "|", "•", " · ");

  private static final String NO_CLAIMS = "no-claims.txt";
  private static final Phrases NEVER = Phrases.read(NO_CLAIMS, "any");
  private static final Phrases NEVER_FIRST = Phrases.read(NO_CLAIMS, "start");
  private static final Phrases HANGING = Phrases.read(NO_CLAIMS, "hanging");
  private static final Phrases IMPACT = Phrases.read("impact.txt", "any");

  /// In what is said aloud, shorter ones are exclamations and answers.
  private static final int FEWEST_TERMS_SPOKEN = 5;

  /// Begin a clause that needs another one, behind a comma.
  private static final List<String> CLAUSES =
      List.of("when", "because", "if", "since", "while", "although", "where", "unless");

  static Saying of(String sentence, DocumentFrequencies frequencies) {
    return of(sentence, Tokens.all(sentence), frequencies);
  }

  /// @param words of the sentence, as [Tokens#all] gives them
  static Saying of(String sentence, List<String> words, DocumentFrequencies frequencies) {
    Map<String, Integer> counts = new HashMap<>();
    TermVector.count(words, counts);
    boolean whole = whole(sentence, words);
    return new Saying(
        TermVector.of(counts, frequencies),
        whole,
        whole && !sentence.endsWith(" though.") && (shouted(sentence) || !HANGING.begin(words)),
        whole && IMPACT.in(words),
        merit(sentence, words));
  }

  /// Whether it may stand alone where it stands: in writing, or said aloud.
  boolean alone(Sentence sentence) {
    return alone && (sentence.second() == null || vector.terms().length >= FEWEST_TERMS_SPOKEN);
  }

  private static int merit(String sentence, List<String> words) {
    boolean counts = sentence.chars().anyMatch(Character::isDigit);
    boolean own = words.contains("i") || words.contains("we") || words.contains("you");
    return (named(sentence) ? NAMED : VAGUE)
        + (counts ? COUNTED : 0)
        + (own ? OWN : 0)
        + (leans(words) ? LEANING : 0)
        + (words.size() > LONG_WORDS ? LONG : 0);
  }

  private static boolean whole(String sentence, List<String> words) {
    return words.size() >= FEWEST_WORDS
        && words.size() <= MOST_WORDS
        && sentence.length() <= MOST_CHARACTERS
        && Sentences.whole(sentence)
        && !asks(sentence)
        && Character.isLetterOrDigit(sentence.codePointAt(0))
        && (!Character.isLowerCase(sentence.codePointAt(0)) || shouted(sentence))
        && inWords(words)
        && !(CLAUSES.contains(words.getFirst()) && sentence.indexOf(',') < 0)
        && quotesClose(sentence)
        && ADDRESSES.stream().noneMatch(sentence::contains)
        && !sentence.endsWith("…")
        && !sentence.endsWith("...")
        && !introduces(words)
        && !NEVER_FIRST.begin(words)
        && !NEVER.in(words);
  }

  /// "Anselm Dray is a broker for computing time": who somebody is, and nothing that happened.
  private static boolean introduces(List<String> words) {
    return words.size() <= INTRODUCTION
        && words.subList(1, 4).contains("is")
        && ARTICLES.contains(words.get(words.indexOf("is") + 1))
        && words.stream().noneMatch(word -> Character.isDigit(word.charAt(0)));
  }

  private static boolean asks(String sentence) {
    int end = sentence.length();
    while (end > 0 && CLOSERS.indexOf(sentence.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && (sentence.charAt(end - 1) == '?' || sentence.charAt(end - 1) == '？');
  }

  /// "An analyst compares it with airlines", but not "the report says that prices rose".
  private static boolean leans(List<String> words) {
    for (int i = 1; i < Math.min(EARLY, words.size()); i++) {
      String before = words.get(i - 1);
      boolean whole = before.startsWith("call") || before.equals("exactly");
      boolean joins = words.get(i).equals("that") && !whole;
      if (PRONOUNS.contains(words.get(i)) && !joins) {
        return true;
      }
    }
    return false;
  }

  /// A row of numbers is no sentence, nor is a text in capitals.
  private static boolean inWords(List<String> words) {
    int numbers = 0;
    for (String word : words) {
      numbers += Character.isDigit(word.charAt(0)) ? 1 : 0;
    }
    return words.size() - numbers >= FEWEST_WORDS - 1 && 2 * numbers < words.size();
  }

  /// Half of what somebody said is something else.
  private static boolean quotesClose(String sentence) {
    int straight = 0;
    int open = 0;
    int round = 0;
    for (int i = 0; i < sentence.length(); i++) {
      switch (sentence.charAt(i)) {
        case '"' -> straight++;
        case '“', '„', '«' -> open++;
        case '”', '»' -> open--;
        case '(' -> round++;
        case ')' -> round--;
        default -> {
          // no quote mark
        }
      }
    }
    // A German quotation is closed by what opens an English one.
    boolean german = sentence.indexOf('„') >= 0;
    return straight % 2 == 0 && (open == 0 || german) && round == 0;
  }

  /// Whether it names or counts something: a capital behind the first word, or a digit.
  private static boolean named(String sentence) {
    boolean first = true;
    for (int i = 0; i < sentence.length(); i++) {
      char character = sentence.charAt(i);
      first &= character != ' ';
      if (Character.isDigit(character) || (Character.isUpperCase(character) && !first)) {
        return true;
      }
    }
    return shouted(sentence);
  }

  /// Whether the first word is a name by its capitals: "WHO", "xAI", "IT".
  private static boolean shouted(String sentence) {
    int end = Math.max(0, sentence.indexOf(' '));
    return sentence.substring(0, end).chars().filter(Character::isUpperCase).count() > 1;
  }
}
