package tributary.publish.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.topic.Json;
import tributary.publish.proof.Manner;
import tributary.publish.proof.Original;
import tributary.publish.proof.Proof;
import tributary.publish.proof.Sources;

/// Lays a [Commentary] over a finished edition: every sentence of it is proven, and withheld where
/// it does not hold. What was edited stands whatever the commentary does.
public final class Commented {
  private static final Logger LOG = LoggerFactory.getLogger(Commented.class);

  /// Of so many items at most the text is looked up for an entry, those that it cites first.
  private static final int MOST_ORIGINALS = 24;

  private final Commentary commentary;
  private final Sources sources;
  private int room;

  private Commented(Commentary commentary, Sources sources, int room) {
    this.commentary = commentary;
    this.sources = sources;
    this.room = room;
  }

  /// The entries of `digest`, each with its comment. Comments that would make the edition larger
  /// than [Editor#MAX_BYTES] are left out.
  public static List<Digest.Entry> entries(Digest digest, Commentary commentary, Sources sources) {
    Commented commented = new Commented(commentary, sources, Editor.MAX_BYTES - bytes(digest));
    return digest.entries().stream().map(commented::entry).toList();
  }

  private Digest.Entry entry(Digest.Entry entry) {
    try {
      Map<String, Original> originals = originals(entry);
      return commentary
          .on(entry, List.copyOf(originals.values()))
          .map(generated -> proven(generated, originals))
          .filter(this::fits)
          .map(entry::with)
          .orElse(entry);
    } catch (RuntimeException e) {
      LOG.warn("Story {} goes without a comment: {}", entry.story(), e.toString(), e);
      return entry;
    }
  }

  private SequencedMap<String, Original> originals(Digest.Entry entry) {
    SequencedMap<String, Original> originals = new LinkedHashMap<>();
    Stream<String> cited =
        Gate.claims(entry).flatMap(claim -> claim.citations().stream()).map(Citation::item);
    Stream.concat(cited, entry.toldBy().stream())
        .distinct()
        .limit(MOST_ORIGINALS)
        .forEach(item -> sources.find(item).ifPresent(found -> originals.put(item, found)));
    return originals;
  }

  private static Digest.Generated proven(
      Digest.Generated generated, Map<String, Original> originals) {
    Proof proof = new Proof(item -> Optional.ofNullable(originals.get(item)));
    Proving written = new Proving(proof, Manner.WRITTEN);
    Proving translated = new Proving(proof, Manner.TRANSLATED);
    return new Digest.Generated(
        generated.model(),
        written.holding(generated.simply()),
        written.holding(generated.analysis()),
        written.holding(generated.optimistic()),
        written.holding(generated.pessimistic()),
        translated.holding(generated.translation()),
        generated.withheld() + written.withheld + translated.withheld);
  }

  private boolean fits(Digest.Generated generated) {
    int bytes = bytes(generated);
    if (bytes > room) {
      return false;
    }
    room -= bytes;
    return true;
  }

  private static int bytes(Object record) {
    try {
      return Json.MAPPER.writeValueAsBytes(record).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an edition cannot be written", e);
    }
  }

  /// Keeps what holds, and counts the rest.
  private static final class Proving {
    private final Proof proof;
    private final Manner manner;
    private int withheld;

    Proving(Proof proof, Manner manner) {
      this.proof = proof;
      this.manner = manner;
    }

    List<Claim> holding(List<Claim> claims) {
      List<Claim> holding = new ArrayList<>();
      for (Claim claim : claims) {
        if (proof.of(claim, manner).holds()) {
          holding.add(claim);
        } else {
          withheld++;
        }
      }
      return holding;
    }
  }
}
