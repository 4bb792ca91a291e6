package tributary.publish.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;

/// What has been said on a page so far: a sentence that stands there already is not said again.
final class Told {
  private final Citations citations;
  private final Set<String> said = new HashSet<>();

  Told(Citations citations) {
    this.citations = citations;
  }

  /// The claim, unless it was said or has no source.
  Optional<Line> fresh(@Nullable Claim claim) {
    return claim != null && said.add(key(claim.text())) ? citations.line(claim) : Optional.empty();
  }

  List<Line> fresh(List<Claim> claims) {
    return claims.stream().map(this::fresh).flatMap(Optional::stream).toList();
  }

  /// Whether the claim stands there already.
  boolean said(Claim claim) {
    return said.contains(key(claim.text()));
  }

  private static String key(String text) {
    return Wording.line(text).toLowerCase(Locale.ROOT);
  }

  /// What is new, with the number that stood there before.
  List<Change> changes(List<Digest.Change> changed) {
    List<Change> changes = new ArrayList<>();
    for (Digest.Change change : changed) {
      Digest.Moved moved = change.moved();
      String before = moved == null ? null : Wording.line(Wording.counted(moved));
      fresh(change.claim()).ifPresent(line -> changes.add(new Change(line, before, notes(moved))));
    }
    return changes;
  }

  private List<Note> notes(Digest.@Nullable Moved moved) {
    return Optional.ofNullable(moved)
        .flatMap(number -> citations.line(number.earlier()))
        .map(Line::notes)
        .orElse(List.of());
  }

  /// Insights that say something new, at most `most`.
  List<Point> points(List<Insight> insights, int most) {
    List<Point> points = new ArrayList<>();
    for (Insight insight : insights) {
      if (points.size() < most) {
        fresh(insight.said())
            .ifPresent(claim -> points.add(new Point(claim, fresh(insight.impact()).orElse(null))));
      }
    }
    return points;
  }

  /// Disagreements of which two sides at least have a source.
  List<Dispute> disputes(List<Brief.Disagreement> disagreements) {
    List<Dispute> disputes = new ArrayList<>();
    for (Brief.Disagreement disagreement : disagreements) {
      List<Dispute.Side> sides =
          disagreement.sides().stream()
              .map(side ->
                  new Dispute.Side(Wording.line(side.value()), citations.lines(side.claims())))
              .filter(side -> !side.lines().isEmpty())
              .toList();
      if (sides.size() > 1) {
        disputes.add(new Dispute(Wording.line(disagreement.about()), sides));
      }
    }
    return disputes;
  }

  /// What a model added; null where nothing of it is left.
  @Nullable Addition addition(Digest.@Nullable Generated generated) {
    if (generated == null) {
      return null;
    }
    List<Addition.Part> parts = new ArrayList<>();
    part(parts, "Explained simply", generated.simply());
    part(parts, "Analysis", generated.analysis());
    part(parts, "If it goes well", generated.optimistic());
    part(parts, "If it goes badly", generated.pessimistic());
    part(parts, "In translation", generated.translation());
    return parts.isEmpty() ? null : new Addition(Wording.line(generated.model()), parts);
  }

  private void part(List<Addition.Part> parts, String title, List<Claim> claims) {
    List<Line> lines = citations.lines(claims);
    if (!lines.isEmpty()) {
      parts.add(new Addition.Part(title, lines));
    }
  }
}
