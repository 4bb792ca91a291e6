package tributary.bench.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.events.item.Sentence;

/// Makes true claims of true sentences: as they are, and with what may be left out without a change
/// of what is said. The same for one seed.
public final class Truths {
  private static final List<String> LEADS =
      List.of(
          "However, ",
          "But ",
          "And ",
          "Meanwhile, ",
          "In addition, ",
          "On Tuesday, ",
          "According to the report, ",
          "Nevertheless, ",
          "Moreover, ",
          "As a result, ");

  private static final List<String> TAILS =
      List.of(
          ", officials said.",
          ", according to two people briefed on the matter.",
          ", he said.",
          ", the company announced.",
          ", she told reporters on Friday.",
          " — the third such case.");

  private static final Pattern LEAD =
      Pattern.compile("^(?:But|However,|And|Meanwhile,|Still,|So|Also,|In addition,) (?=\\w)");

  private static final Pattern TAIL =
      Pattern.compile(
          ", (?:according to|(?:he|she|they|officials|police|[A-Z]\\w+) (?:said|told|added|wrote)) ?[^,.]*\\.$");

  private static final Pattern ASIDE =
      Pattern.compile(" \\([^()]{3,60}\\)(?=[ ,.])|, (?:who|which) [^,]{5,60},(?= [a-z])");

  private final Random chance;

  public Truths(long seed) {
    this.chance = new Random(seed);
  }

  /// All that can be made of one sentence.
  public List<Trial> of(Text text, Sentence sentence) {
    List<Trial> trials = new ArrayList<>();
    String said = sentence.text();
    trials.add(Trial.of("verbatim", true, said, text, sentence));
    String lead = LEADS.get(chance.nextInt(LEADS.size()));
    boolean article = said.startsWith("The ") || said.startsWith("A ");
    planted(
        trials, "without a planted lead", text, sentence, lead + (article ? small(said) : said));
    if (said.endsWith(".")) {
      String tail = TAILS.get(chance.nextInt(TAILS.size()));
      planted(
          trials,
          "without a planted tail",
          text,
          sentence,
          said.substring(0, said.length() - 1) + tail);
    }
    without(trials, "without its lead", text, sentence, LEAD, "");
    without(trials, "without its attribution", text, sentence, TAIL, ".");
    without(trials, "without an aside", text, sentence, ASIDE, "");
    return trials;
  }

  /// The sentence is a claim of a source that says it with something around.
  private static void planted(
      List<Trial> trials, String kind, Text text, Sentence sentence, String longer) {
    Text source = text.with(sentence, longer);
    Sentence cited = new Sentence(sentence.id(), longer, null, null);
    trials.add(Trial.of(kind, true, sentence.text(), source, cited));
  }

  private static void without(
      List<Trial> trials, String kind, Text text, Sentence sentence, Pattern part, String end) {
    Matcher matcher = part.matcher(sentence.text());
    if (matcher.find()) {
      String left =
          sentence.text().substring(0, matcher.start())
              + end
              + sentence.text().substring(matcher.end());
      String claim = left.substring(0, 1).toUpperCase(Locale.ROOT) + left.substring(1);
      trials.add(Trial.of(kind, true, claim, text, sentence));
    }
  }

  private static String small(String said) {
    return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }
}
