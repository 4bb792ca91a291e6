package tributary.publish.proof;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tributary.publish.proof.Verdict.Fails;

/// What no published sentence may have, wherever it comes from: addresses, markup, and wording that
/// speaks to a machine or presses its reader. What a source puts between quotation marks it only
/// reports.
final class Form {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)\\b[a-z][a-z0-9+.-]{1,15}://|\\bwww\\.\\w|\\b(?:javascript|data|mailto|tel):\\S"
              + "|[\\w.+-]{1,64}@[\\w-]{1,64}\\.\\p{L}{2,}"
              + "|\\]\\(|\\[[^\\]]{0,80}\\]\\[|\\[(?:web:)?\\d{1,4}(?:,\\s?\\d{1,4}){0,9}\\]|【"
              + "|</?[a-z][^<>]{0,300}>|<!--|&(?:lt|gt|amp|quot|#x?\\p{Alnum}{1,6});|```|\\*\\*|__\\p{L}");

  private static final Pattern HOST =
      Pattern.compile(
          "(?i)\\b(?:[a-z0-9-]{1,63}\\.){1,4}(?:com|org|net|io|ai|dev|info|biz|co|app|xyz|edu|gov|eu"
              + "|uk|de|fr|ru|cn|in|us|tv|me|ly|gg|site|online|shop|example|test)\\b(?:/\\S{0,200})?");

  private static final List<Pattern> INSTRUCTIONS =
      List.of(
          Pattern.compile(
              "(?i)\\b(?:ignore|disregard|forget|override|bypass)\\b[^.!?]{0,40}\\b(?:previous|prior|earlier|above"
                  + "|preceding|all|any|your|these|those|system)\\b[^.!?]{0,30}\\b(?:instructions?|prompts?|rules"
                  + "|messages?|guidelines|directions|orders|context|guardrails|commands?|text)\\b"),
          Pattern.compile(
              "(?i)\\bas an? (?:ai|artificial intelligence|large language|language)(?: language)? (?:model|assistant)\\b"
                  + "|\\bas an ai,|\\bi(?:'|’| a)m (?:just )?an? (?:ai|language model|assistant)\\b"
                  + "|\\bi (?:cannot|can't|can’t|am unable to|apologi[sz]e|will not) (?:help|assist|comply|fulfil|provide|but|for)\\b"),
          Pattern.compile(
              "(?i)\\b(?:system|developer) (?:prompt|message)\\b|<\\|[a-z_]{1,20}\\|>|\\[/?INST\\]"
                  + "|(?:^|[.!?][\"”]?\\s)\\W{0,3}(?:system|assistant|user|instructions?|prompt"
                  + "|note to (?:the )?(?:ai|model|editor))\\s?:"),
          Pattern.compile(
              "(?i)\\b(?:you are|act as|behave as|pretend to be|respond as) (?:now |an? |the |my )?{1,2}"
                  + "(?:ai|assistant|chatbot|language model|dan|developer mode|admin\\w*|model|system)\\b"),
          Pattern.compile(
              "(?i)\\b(?:click|tap|press) (?:on )?(?:here|now|below|this|the (?:link|button))\\b"
                  + "|\\b(?:follow|visit|open|use) (?:this|the|our) (?:link|page|website|site) (?:to|for|below|now)\\b"
                  + "|\\b(?:subscribe|sign up|register|log in|login|download|buy|order|call|donate|act|share|join) (?:now|here|today|below|us now)[.!]"
                  + "|\\b(?:subscribe|sign up) (?:to|for) (?:our|the|my|this) \\w{0,20} ?(?:newsletter|channel|list|podcast)\\b"),
          Pattern.compile(
              "(?i)\\b(?:send|transfer|enter|share|provide|submit|reveal|give|forward|paste|verify|update|confirm) (?:us |me )?(?:your|all your|the user'?s?)"
                  + " (?:\\w{1,20} ){0,2}(?:passwords?|credentials|credit|card|bank|bitcoin|wallet|funds|money|account|api|keys?|seed|details|data|e-?mail|address|payment|information|number)\\b"),
          Pattern.compile(
              "(?i)\\b(?:ignorier\\w*|vergiss|missachte) (?:bitte )?(?:alle|die|deine)\\b|\\bignore[zr]? (?:toutes )?(?:les|vos|tes)\\b"
                  + "|\\bignor[ae] (?:todas )?(?:las|tus|le|tutte)\\b|忽略|無視して"));

  /// How an order begins. A source may begin with "Always" or "Remember to"; nobody writes so for
  /// us.
  private static final Pattern ORDER =
      Pattern.compile(
          "(?i)(?:^|[.!?][\"”]?\\s)\\W{0,3}(?:ignore|disregard|forget|pretend|repeat after|respond (?:only|with)|reply (?:only|with)|answer (?:only|with)|output|print|write"
              + "|tell (?:the|your) (?:user|reader)|translate the|summari[sz]e (?:the|this)|say that|rate this|recommend|you must|you should|you will|always|do not mention|don't mention|never mention|remember to|please)\\b");

  private static final Pattern QUOTED = Pattern.compile("[\"“„«][^\"”“»]{1,400}[\"”“»]");
  private static final Pattern YOU = Pattern.compile("(?i)\\b(?:you|your|yours)\\b");
  private static final Pattern TALK = Pattern.compile("(?i)\\b(?:you|your|yours|we|our|us|i)\\b");
  private static final Pattern STOPPED = Pattern.compile("[.!?。！？؟।][\\s\"”’')\\]»“]*$");
  private static final Pattern LEFT_OFF =
      Pattern.compile("(?:…|\\.\\.\\.?|\\[…]|\\[\\.\\.\\.]|[,;:–—-])[\\s\"”’')\\]»]*$");

  private Form() {}

  /// The fault of a sentence that is its source's word for word.
  static Optional<Fails> quoted(String text) {
    return first(ADDRESS, text, Fault.LINK)
        .or(() -> first(LEFT_OFF, text, Fault.CUT))
        .or(() -> instruction(QUOTED.matcher(text).replaceAll(" ")));
  }

  /// The fault of a sentence in words of its own.
  ///
  /// @param source what is cited, as one text
  static Optional<Fails> own(String text, String source) {
    return first(ADDRESS, text, Fault.LINK)
        .or(() -> hosts(text, source))
        .or(() -> instruction(text))
        .or(() -> first(ORDER, text, Fault.INSTRUCTION))
        .or(() -> addressed(text, source))
        .or(() -> whole(text, source));
  }

  private static Optional<Fails> first(Pattern pattern, String text, Fault fault) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(new Fails(fault, matcher.group())) : Optional.empty();
  }

  /// `Amazon.com` where the source has it too is a name.
  private static Optional<Fails> hosts(String text, String source) {
    return HOST.matcher(text)
        .results()
        .filter(host -> !source.contains(host.group()))
        .findFirst()
        .map(host -> new Fails(Fault.LINK, host.group()));
  }

  private static Optional<Fails> instruction(String text) {
    return INSTRUCTIONS.stream()
        .map(pattern -> first(pattern, text, Fault.INSTRUCTION))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Fails> addressed(String text, String source) {
    return TALK.matcher(source).find() ? Optional.empty() : first(YOU, text, Fault.INSTRUCTION);
  }

  private static Optional<Fails> whole(String text, String source) {
    String bare = text.strip();
    boolean begins =
        !bare.isEmpty()
            && !Character.isLowerCase(bare.codePointAt(0))
            && ",;:.)]!?".indexOf(bare.charAt(0)) < 0;
    boolean ends = STOPPED.matcher(bare).find() && !LEFT_OFF.matcher(bare).find();
    return begins && ends && !abbreviated(bare, source)
        ? Optional.empty()
        : Optional.of(new Fails(Fault.CUT, ""));
  }

  /// Whether the stop at the end is an abbreviation's, behind which the source goes on: "on Nov."
  private static boolean abbreviated(String text, String source) {
    int space = text.lastIndexOf(' ');
    String last = text.substring(space + 1);
    int at = source.indexOf(" " + last);
    return last.endsWith(".")
        && (last.length() == 1 || (at >= 0 && goesOn(source, at + 1 + last.length(), last)));
  }

  private static boolean goesOn(String source, int at, String last) {
    boolean initial = last.length() == 2;
    return at < source.length()
        && (source.charAt(at) == ','
            || initial
            || (at + 1 < source.length() && !Character.isUpperCase(source.codePointAt(at + 1))));
  }
}
