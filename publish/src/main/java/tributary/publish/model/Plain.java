package tributary.publish.model;

import java.util.regex.Pattern;

/// Text of a source as a model may see it: what no reader would see is taken out, and what speaks
/// to a model instead of a reader is known.
final class Plain {
  private static final Pattern MARKUP =
      Pattern.compile(
          "<!--.*?(?:-->|$)|</?[A-Za-z][^<>]{0,300}>|<\\|[^|<>]{0,60}\\|>|\\[/?INST]|<</?SYS>>");

  /// Controls, formats (zero width, direction, tags), private use, lone surrogates, variation
  /// selectors and fillers that show as nothing.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]");

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern TO_A_MODEL =
      Pattern.compile(
          "\\b(?:ignore|disregard|forget|override|bypass)\\b.{0,40}\\b(?:instructions?|prompts?|rules|directions|guidelines|above|previous|prior)\\b"
              + "|\\b(?:ignoriere|vergiss|missachte)\\b.{0,40}\\b(?:anweisung\\w*|regeln|befehle)\\b"
              + "|\\b(?:ignore[zr]?|oublie[zr]?)\\b.{0,40}\\b(?:instructions|consignes|règles)\\b"
              + "|\\b(?:ignora|olvida|ignore|esqueça)\\b.{0,40}\\b(?:instrucciones|istruzioni|instruções|reglas|regole)\\b"
              + "|\\b(?:system|developer) (?:prompt|message|instruction)s?\\b"
              + "|\\b(?:new|updated|real|hidden|secret) instructions?\\b"
              + "|^\\W*(?:system|assistant|developer|user)\\s*:"
              + "|\\byou are (?:now )?(?:an? )?(?:ai|assistant|chatbot|language model|llm|dan)\\b"
              + "|\\b(?:as|dear) an? (?:ai|language model|llm)\\b"
              + "|\\b(?:ai|language models?|llms?|assistants?|summari[sz]ers?) (?:must|should|reading|that reads?|processing)\\b"
              + "|\\b(?:write|say|state|claim|respond|reply|answer|output|print|report|tell (?:the|your) (?:reader|user)s?)\\b.{0,20}\\b(?:instead|only|exactly|verbatim|the following)\\b"
              + "|\\bin your (?:summary|answer|response|analysis|output|reply)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Plain() {}

  /// On one line, without anything that a reader does not see.
  static String text(String source) {
    String seen = UNSEEN.matcher(SPACE.matcher(source).replaceAll(" ")).replaceAll("");
    return SPACE.matcher(MARKUP.matcher(seen).replaceAll(" ")).replaceAll(" ").strip();
  }

  /// Whether a plain text gives orders to a model. News of such orders is taken for one, and only
  /// lost to the model.
  static boolean speaksToAModel(String plain) {
    return TO_A_MODEL.matcher(plain).find();
  }
}
