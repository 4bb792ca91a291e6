package tributary.enrich.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tributary.enrich.fact.Facts;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.Sentences;
import tributary.events.claim.Claim;
import tributary.events.item.Sentence;

/// Texts that speak, for tests.
final class Texts {
  static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  static final Sayings SAYINGS = new Sayings(DocumentFrequencies.bundled());

  private Texts() {}

  /// The sentences of a written text.
  static List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (String one : Sentences.of(text)) {
      sentences.add(new Sentence(sentences.size() + "-x", one, null, null));
    }
    return sentences;
  }

  /// What is worth knowing of a written text.
  static List<Finding> findings(String title, String text) {
    return new Insights(SAYINGS).of(title, List.of(sentences(text)));
  }

  /// Somebody who tells a story, an hour after the one before.
  static Voice voice(int hour, String source, String title, String text) {
    List<Sentence> sentences = sentences(text);
    LocalDate date = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    Facts facts = Facts.of(title, sentences, "en", date);
    Speech speech =
        new Speaker(SAYINGS)
            .of(
                new Speaker.Words(sentences, facts, true, "en", date),
                new Insights(SAYINGS).of(title, List.of(sentences)));
    return new Voice("item-" + source, source, NOON.plusSeconds(3_600L * hour), speech);
  }

  static Briefs.Account brief(String headline, Voice... voices) {
    return new Briefs(SAYINGS).of(headline, List.of(voices));
  }

  static List<String> texts(List<Claim> claims) {
    return claims.stream().map(Claim::text).toList();
  }
}
