package tributary.enrich.chapter;

/// How alike two units of an episode are in what they mean.
@FunctionalInterface
public interface Meaning {
  /// From 0 (nothing in common) to 1000, of the units by their positions.
  int cosine(int one, int other);
}
