package tributary.publish.subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// A story as a survey sees it: only what holds.
///
/// @param claims that may speak for it, the best first, none twice; never empty
/// @param newest when its newest item was published, clamped
/// @param weight how much it matters: outlets first, then how much it is about the subject
record Told(Story story, List<Claim> claims, Instant newest, int weight) {

  /// Outlets beyond this number make nothing weightier.
  private static final int OUTLETS = 10;

  /// Claims that say what a story is about.
  private static final int CLAIMS = 3;

  static Told of(Story story, int score, Predicate<Claim> holds) {
    Instant newest =
        story.members().stream()
            .map(Member::published)
            .max(Instant::compareTo)
            .orElse(story.closedAt());
    return new Told(story, claims(story, holds), newest, outlets(story) * 1000 + score);
  }

  private static List<Claim> claims(Story story, Predicate<Claim> holds) {
    List<Claim> claims = new ArrayList<>();
    Brief brief = story.brief();
    if (brief != null && brief.gist() != null) {
      claims.add(brief.gist());
    }
    if (brief != null) {
      claims.addAll(brief.summary());
    }
    story.insights().stream().map(Insight::said).forEach(claims::add);
    List<Claim> kept = new ArrayList<>();
    List<Words.Saying> said = new ArrayList<>();
    for (Claim claim : claims) {
      Words.Saying saying = Words.Saying.of(claim.text());
      if (said.stream().noneMatch(saying::alike) && holds.test(claim)) {
        said.add(saying);
        kept.add(claim);
      }
    }
    return kept;
  }

  private static int outlets(Story story) {
    long outlets =
        story.members().stream()
            .filter(member -> member.role() != Role.DUPLICATE)
            .map(member -> member.origin().outlet().strip().toLowerCase(Locale.ROOT))
            .distinct()
            .count();
    return (int) Math.min(OUTLETS, outlets);
  }

  /// The one that says it.
  Claim lead() {
    return claims.getFirst();
  }

  /// When its first item was seen.
  Instant began() {
    return story.members().stream()
        .map(Member::firstSeen)
        .min(Instant::compareTo)
        .orElse(story.closedAt());
  }

  /// When the last item that is news was seen; when it began, if none is.
  Instant grew() {
    return story.members().stream()
        .filter(member -> !member.backlog() && member.role() != Role.DUPLICATE)
        .map(Member::firstSeen)
        .max(Instant::compareTo)
        .orElse(began());
  }

  /// Whether any of it is news.
  boolean news() {
    return story.members().stream().anyMatch(member -> !member.backlog());
  }

  /// What themes are found by.
  String text() {
    return text(story);
  }

  /// The headline and the first claims of a story.
  static String text(Story story) {
    StringBuilder text = new StringBuilder(story.headline());
    story.insights().stream()
        .limit(CLAIMS)
        .forEach(insight -> text.append(" . ").append(insight.claim()));
    return text.toString();
  }
}
