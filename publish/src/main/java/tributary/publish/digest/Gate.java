package tributary.publish.digest;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;
import tributary.publish.proof.Fault;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Proof;
import tributary.publish.proof.Verdict;

/// The last look before an edition is frozen: each of its claims is proven, each item that it names
/// is among its sources. An edition that does not pass is not published at all: its claims are
/// right by construction, so a fault is one of the program.
public final class Gate {
  private final Digest digest;
  private final Proof proof;
  private final Set<String> sources;

  private Gate(Digest digest, Proof proof) {
    this.digest = digest;
    this.proof = proof;
    this.sources = digest.sources().stream().map(Digest.Source::item).collect(Collectors.toSet());
  }

  /// @throws UnprovenEdition at the first claim that does not hold; names edition, story, claim and
  ///   fault
  public static void check(Digest digest, Proof proof) {
    Gate gate = new Gate(digest, proof);
    digest.entries().forEach(gate::check);
  }

  private void check(Digest.Entry entry) {
    for (String item : entry.toldBy()) {
      require(sources.contains(item), entry, "is told by " + item + ", no source of it");
    }
    claims(entry).forEach(claim -> check(entry, claim, Manner.TAKEN));
    entry.changed().forEach(change -> check(entry, change));
    if (entry.brief() != null) {
      entry.brief().details().forEach(detail -> check(entry, detail));
    }
    Digest.Generated generated = entry.generated();
    if (generated != null) {
      written(generated).forEach(claim -> check(entry, claim, Manner.WRITTEN));
      generated.translation().forEach(claim -> check(entry, claim, Manner.TRANSLATED));
    }
  }

  private static Stream<Claim> written(Digest.Generated generated) {
    return Stream.of(
            generated.simply(),
            generated.analysis(),
            generated.optimistic(),
            generated.pessimistic())
        .flatMap(claims -> claims.stream());
  }

  /// All claims of an entry that a model wrote.
  static Stream<Claim> generated(Digest.Entry entry) {
    Digest.Generated generated = entry.generated();
    return generated == null
        ? Stream.empty()
        : Stream.concat(written(generated), generated.translation().stream());
  }

  /// All claims of an entry that no model wrote, in the order in which a reader meets them.
  static Stream<Claim> claims(Digest.Entry entry) {
    Stream<Claim> changed =
        entry.changed().stream()
            .flatMap(change ->
                Stream.concat(
                    Stream.of(change.claim()),
                    Stream.ofNullable(change.moved()).map(Digest.Moved::earlier)));
    Stream<Claim> brief = entry.brief() == null ? Stream.empty() : entry.brief().claims();
    Stream<Claim> insights =
        entry.insights().stream()
            .flatMap(insight ->
                Stream.concat(Stream.of(insight.said()), Stream.ofNullable(insight.impact())));
    return Stream.of(changed, brief, insights).flatMap(claims -> claims);
  }

  private void check(Digest.Entry entry, Claim claim, Manner manner) {
    claim
        .citations()
        .forEach(citation ->
            require(
                sources.contains(citation.item()),
                entry,
                "cites %s, which is no source of the edition: %s"
                    .formatted(citation.item(), claim.text())));
    if (proof.of(claim, manner) instanceof Verdict.Fails(Fault fault, String what)) {
      require(
          false,
          entry,
          "has a claim that %s: %s [%s %s]".formatted(fault.sentence(), claim.text(), fault, what));
    }
  }

  private void check(Digest.Entry entry, Brief.Detail detail) {
    require(
        detail.claim().text().contains(detail.value()),
        entry,
        "names %s, of which its claim says nothing: %s"
            .formatted(detail.value(), detail.claim().text()));
  }

  private void check(Digest.Entry entry, Digest.Change change) {
    Digest.Moved moved = change.moved();
    if (moved != null) {
      require(
          change.claim().text().contains(moved.now())
              && moved.earlier().text().contains(moved.before()),
          entry,
          "says that %s went from %s to %s, of which its claims say nothing: %s"
              .formatted(moved.about(), moved.before(), moved.now(), change.claim().text()));
    }
  }

  private void require(boolean holds, Digest.Entry entry, String what) {
    if (!holds) {
      throw new UnprovenEdition(
          "Edition %s is held back: story %s (%s) %s"
              .formatted(digest.edition(), entry.story(), entry.headline(), what));
    }
  }
}
