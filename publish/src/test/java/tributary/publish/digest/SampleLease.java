package tributary.publish.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static tributary.publish.SampleWeek.PERIOD;
import static tributary.publish.SampleWeek.PLAN;
import static tributary.publish.SampleWeek.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.Sentence;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Story;
import tributary.publish.proof.Original;

/// A story of two sources, and their own words.
class SampleLease {
  static final String INSIDE = "2026-11-12T12:00:00Z";
  static final Told NOTHING = new Told(Set.of(), Set.of());
  static final String LEASE = "SpaceX leases nearly 300 MW of the site to Anthropic.";
  static final String USE = "Anthropic had limited the use of Claude in March.";
  static final String SITE = "The site holds 220,000 chips in one hall.";
  static final String MORE = "The lease covers more than 290 MW for ten years.";

  final Member one = member("a", "One", INSIDE);
  final Member two = member("b", "Two", INSIDE);
  final Map<String, Original> originals = new HashMap<>();

  SampleLease() {
    originals.put("a", original("a", 1, LEASE, USE));
    originals.put("b", original("b", 1, SITE, MORE));
  }

  Brief brief() {
    return new Brief(
        said(LEASE, "a"),
        List.of(said(USE, "a"), said(SITE, "b"), said(MORE, "b")),
        List.of(
            new Brief.Detail(Brief.Detail.Kind.NUMBER, "300 MW", said(LEASE, "a")),
            new Brief.Detail(Brief.Detail.Kind.NUMBER, "220,000", said(SITE, "b"))),
        List.of(said(USE, "a")),
        List.of(
            new Brief.Disagreement(
                "MW",
                List.of(
                    new Brief.Side("nearly 300", List.of(said(LEASE, "a"))),
                    new Brief.Side("more than 290", List.of(said(MORE, "b")))))),
        List.of(
            new Brief.Development(Instant.parse(INSIDE), said(LEASE, "a")),
            new Brief.Development(Instant.parse(INSIDE), said(MORE, "b"))));
  }

  static Brief of(@Nullable Claim gist, List<Claim> summary) {
    return new Brief(gist, summary, List.of(), List.of(), List.of(), List.of());
  }

  static Brief detailed(Claim claim, String value) {
    return new Brief(
        null,
        List.of(),
        List.of(new Brief.Detail(Brief.Detail.Kind.NUMBER, value, claim)),
        List.of(),
        List.of(),
        List.of());
  }

  static Brief impact(Claim claim) {
    return new Brief(null, List.of(), List.of(), List.of(claim), List.of(), List.of());
  }

  Brief disagreeing(Claim claim) {
    return new Brief(
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Brief.Disagreement(
                "MW",
                List.of(
                    new Brief.Side("300", List.of(said(LEASE, "a"))),
                    new Brief.Side("500", List.of(claim))))),
        List.of());
  }

  static Brief developing(Claim claim) {
    return new Brief(
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Brief.Development(Instant.parse(INSIDE), claim)));
  }

  /// A citation as the stories were told, of the first versions.
  static Claim said(String text, String item) {
    int position = text.equals(LEASE) || text.equals(SITE) ? 0 : 1;
    return new Claim(text, List.of(new Citation(item, String.valueOf(position), text, null)));
  }

  Insight insight(String text, String item) {
    Original original = originals.get(item);
    String id = original == null ? "0" : original.saying(text).map(Sentence::id).orElse("0");
    return new Insight(text, List.of(new Citation(item, id, text, null)), null);
  }

  static Original original(String item, int version, String... sentences) {
    List<Sentence> all = new ArrayList<>();
    for (String sentence : sentences) {
      all.add(new Sentence(String.valueOf(all.size()), sentence, null, null));
    }
    return new Original(item, version, "Title of " + item, "en", all);
  }

  Story story(@Nullable Brief brief, Insight... insights) {
    return SampleStory.told("s1", "Lease", List.of(one, two), brief, List.of(insights));
  }

  Story headed(String headline) {
    return SampleStory.told("s1", headline, List.of(one, two), null, List.of());
  }

  Newsroom newsroom() {
    return new Newsroom(item -> Optional.ofNullable(originals.get(item)));
  }

  static Editor editor() {
    return new Editor(PLAN, PERIOD, NOTHING);
  }

  Digest edit(Story... stories) {
    return newsroom().edit(editor(), List.of(stories), List.of());
  }

  static Digest.Entry only(Digest digest) {
    assertThat(digest.entries()).hasSize(1);
    return digest.entries().getFirst();
  }
}
