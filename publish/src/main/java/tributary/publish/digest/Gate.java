package tributary.publish.digest;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;

/// The last look before an edition is frozen: every claim has a source that is in the edition, and
/// says no more than the quotes it cites. The check is lexical: it holds for sentences taken nearly
/// word for word, which is what the house publishes; freely worded text would not pass it.
public final class Gate {
  /// Share of a claim's words that its quotes must have, in percent: room for a pronoun replaced by
  /// its name or a dropped "however", not for another statement.
  private static final int SUPPORT = 80;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  private Gate() {}

  /// @throws UnprovenEdition at the first claim that does not hold
  public static void check(Digest digest) {
    Set<String> sources =
        digest.sources().stream().map(Digest.Source::item).collect(Collectors.toSet());
    for (Digest.Entry entry : digest.entries()) {
      for (String item : entry.toldBy()) {
        require(sources.contains(item), digest, entry, "is told by " + item + ", no source of it");
      }
      for (Insight insight : entry.insights()) {
        check(digest, entry, insight, sources);
      }
    }
  }

  private static void check(
      Digest digest, Digest.Entry entry, Insight insight, Set<String> sources) {
    Set<String> quoted = new HashSet<>();
    for (Citation citation : insight.citations()) {
      require(
          sources.contains(citation.item()),
          digest,
          entry,
          "cites " + citation.item() + ", which is no source of the edition: " + insight.claim());
      require(
          !citation.quote().isBlank(), digest, entry, "cites an empty quote: " + insight.claim());
      quoted.addAll(words(citation.quote()));
    }
    boolean verbatim =
        insight.citations().stream()
            .anyMatch(c -> c.quote().strip().equals(insight.claim().strip()));
    require(
        verbatim || supported(words(insight.claim()), quoted),
        digest,
        entry,
        "claims what its quotes do not say: " + insight.claim());
  }

  private static boolean supported(List<String> claim, Set<String> quoted) {
    long found = claim.stream().filter(quoted::contains).count();
    boolean figures =
        claim.stream().filter(word -> DIGIT.matcher(word).find()).allMatch(quoted::contains);
    return !claim.isEmpty() && figures && found * 100 >= (long) claim.size() * SUPPORT;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }

  private static void require(boolean holds, Digest digest, Digest.Entry entry, String what) {
    if (!holds) {
      throw new UnprovenEdition(
          "Edition %s is held back: story %s (%s) %s"
              .formatted(digest.edition(), entry.story(), entry.headline(), what));
    }
  }
}
