package tributary.enrich.insight;

import org.jspecify.annotations.Nullable;
import tributary.events.claim.Insight;
import tributary.events.item.Sentence;

/// A sentence worth knowing, and the one that says what it leads to; null where none does.
public record Finding(Sentence claim, @Nullable Sentence impact) {

  /// As readers get it.
  ///
  /// @param item id of the item that both stand in
  public Insight insight(String item) {
    return new Insight(
        claim.text(), claim.claim(item).citations(), impact == null ? null : impact.claim(item));
  }
}
