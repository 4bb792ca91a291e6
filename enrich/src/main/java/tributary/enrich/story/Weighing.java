package tributary.enrich.story;

/// Judges how probable it is that two passages tell the same story. In production always by the
/// same weights; in cross-validation by weights that have seen neither of the two.
@FunctionalInterface
public interface Weighing {
  /// @param item id of the later passage
  /// @param other id of the earlier one
  /// @param features in which ways they are alike
  /// @param embedded whether both have an embedding
  /// @return thousandths, 0 to 1000
  int likeness(String item, String other, Features features, boolean embedded);

  /// By the weights in the jar.
  static Weighing bundled() {
    Fusion fusion = Fusion.bundled();
    return (item, other, features, embedded) -> fusion.likeness(features, embedded);
  }
}
