package tributary.enrich.chapter;

import java.util.regex.Pattern;

/// Wordings by which people who speak to listeners go from one matter to the next, or stay. Of
/// spoken English; other languages have none, and are divided by their words alone.
final class Cues {
  /// How far into a unit a wording still opens it, in characters.
  private static final int OPENING = 260;

  /// The end of a unit, in which somebody closes a matter.
  private static final int CLOSING = 160;

  private static final String LEAVE =
      "(?:(?:so|and|but|okay|ok|all right|alright|well|right|now|great|cool|awesome|"
          + "excellent|perfect|yeah|yes|sure|thanks|thank you|um|uh|good|fair enough|indeed|exactly|"
          + "very|really|nice|wonderful|fantastic|amazing|sounds|super)\\b[\\s,.!:;-]*){0,5}";

  private static final Pattern ORDINAL =
      pattern(
          "\\b(?:(?:the|our|your|a|this|that|my|its)\\s+(?:\\w+\\s+)?)?(?:first|second|third|fourth|fifth|sixth|seventh|"
              + "eighth|ninth|tenth|last|final|next|another|other|remaining)\\s+(?:\\S+\\s+){0,4}?"
              + "(?:one|ones|item|items|segment|section|question|questions|topic|story|stories|news|headline|"
              + "pr|prs|pull request|release|releases|paper|proposal|update|updates|thing|part|point|bip|bips|"
              + "chapter|guest|subject|repository|change|changes|discussion|post)\\b"
              + "|\\b(?:next|last|first|second|third|final) up\\b|\\bnext,|\\b(?:next|then)\\s+(?:we|is|are)\\b"
              + "|\\b(?:lastly|finally|firstly|secondly|thirdly)\\b|\\b(?:one|two|three|four|five) more\\b");

  private static final Pattern BEGINS =
      pattern(
          LEAVE
              + "(?:(?:the|our|a)\\s+)?(?:first|second|third|fourth|fifth|last|lastly|final|finally|next|another|one more|two more)\\b");

  private static final Pattern MOVES =
      pattern(
          "\\b(?:mov(?:e|es|ing) (?:on|to|onto|forward|along|into|over)|jump(?:ing)? (?:in|into|to|ahead|right|over|on)"
              + "|turn(?:ing)? (?:to|now)|get(?:ting)? (?:in)?to|go(?:ing)? (?:on )?to (?:the|our)|let(?:'|’)?s (?:talk|get|go|start|move|jump|turn|do|continue|look|begin|dive)"
              + "|continu(?:e|ing) (?:with|on|to|down)|com(?:e|ing|es) (?:now )?to (?:the|our)|switch(?:ing)? (?:gears|to|over)|shift(?:ing)? (?:gears|to)"
              + "|wrap(?:s|ping)? (?:it |things )?up|coming up|kick(?:ing)? (?:it |things )?off|in other news|on to\\b|onto\\b|back to our|dive (?:in|into)"
              + "|wrap up|we(?:'|’)?ll start|start(?:ing)? (?:off|with)|transition(?:ing)?|proceed(?:ing)?|we have (?:one|two|three|a|an|the|our|another)"
              + "|in terms of|complete(?:s)? (?:the|our|with)|we can (?:go|start|talk|begin)|we(?:'|’)?re now|we now)\\b");

  private static final Pattern NUMBERED =
      pattern("#\\s?\\d|\\b\\p{L}+ \\d{3,6}\\b|\\bv?\\d+\\.\\d+");

  private static final Pattern QUOTED = Pattern.compile("[\"“][\\p{Lu}\\d][^\"”]{7,}[\"”?]");

  private static final Pattern TITLED =
      pattern("\\b(?:titled|entitled|called|headlined|labelled|labeled|named)\\b[:,]?\\s*[\"“]?");

  private static final Pattern REPORTS =
      pattern(
          "\\b(?:post(?:ed|s)|publish(?:ed|es)|announc(?:ed|es)|releas(?:ed|es)|wrote|propos(?:ed|es)|introduc(?:ed|es)"
              + "|reported|launched|asked|add(?:s|ed)|remov(?:es|ed)|updat(?:es|ed)|fix(?:es|ed)|merg(?:es|ed)|implement(?:s|ed)|chang(?:es|ed))\\b");

  private static final Pattern ANSWERS =
      pattern(
          "(?:yeah|yes|yep|no|sure|right|exactly|i think|i mean|absolutely|correct|definitely|it|that|he|she|they|but|because|mhm|hmm|uh-huh)\\b");

  private static final Pattern CLOSES =
      pattern(
          "\\b(?:thank you|thanks|next one|move on|anything else|that(?:'|’)?s (?:it|all)|cheers|last one|wrap|to the next|sounds good|jump|next item|we can move|good to"
              + "|what(?:'|’)?s next|back to you|over to|take it away|this week)\\b");

  private static final Pattern FAREWELL =
      pattern(
          "\\b(?:goodbye|bye|see you|next week|until next time|that(?:'|’)?s (?:it|all) for|thank(?:s| you)(?: all| everyone| everybody| guys)? (?:so much )?for (?:listening|joining|watching|your time)|signing off|take care)\\b");

  private static final Pattern GREETS =
      pattern(
          "(?:(?:okay|ok|all right|alright|well|right|great|cool|awesome|excellent|perfect|yeah|yes|sure|thanks|thank you"
              + "|hello|hi|hey|welcome|good morning|good evening|next|i'm|i am|my name)\\b)");

  private final String opening;
  private final String closing;

  private Cues(String text) {
    opening = text.substring(0, Math.min(OPENING, text.length()));
    closing = text.substring(Math.max(0, text.length() - CLOSING));
  }

  /// The cues of what somebody says.
  static Cues of(String text) {
    return new Cues(text);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// Whether it opens with a place in an order: next, our second item.
  boolean ordinal() {
    return ORDINAL.matcher(opening).find();
  }

  boolean begins() {
    return BEGINS.matcher(opening).lookingAt();
  }

  boolean moves() {
    return MOVES.matcher(opening).find();
  }

  boolean numbered() {
    return NUMBERED.matcher(opening).find();
  }

  boolean quoted() {
    return QUOTED.matcher(opening).find();
  }

  boolean titled() {
    return TITLED.matcher(opening).find();
  }

  boolean reports() {
    return REPORTS.matcher(opening).find();
  }

  boolean answers() {
    return ANSWERS.matcher(opening).lookingAt();
  }

  boolean closes() {
    return CLOSES.matcher(closing).find();
  }

  boolean farewell() {
    return FAREWELL.matcher(opening).find();
  }

  boolean asks() {
    return closing.endsWith("?");
  }

  /// Whether it leads listeners on and says nothing itself.
  boolean leads() {
    return moves() || farewell() || GREETS.matcher(opening).lookingAt();
  }

  /// How many ways it opens something in, up to five.
  int openings() {
    return count(ordinal())
        + count(begins())
        + count(moves())
        + count(numbered())
        + count(quoted());
  }

  private static int count(boolean holds) {
    return holds ? 1 : 0;
  }
}
