package tributary.publish.proof;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Item;
import tributary.events.item.Sentence;

/// What an item says itself, as a proof needs it.
///
/// @param item its id
/// @param version of the item, from 1
/// @param title as the source has it
/// @param language BCP 47 tag, null where nobody knows
/// @param sentences the whole text in order
public record Original(
    String item, int version, String title, @Nullable String language, List<Sentence> sentences) {
  public Original {
    sentences = List.copyOf(sentences);
  }

  /// What `item` says.
  public static Original of(Item item) {
    return new Original(item.id(), item.version(), item.title(), item.language(), item.sentences());
  }

  /// The sentence of that id.
  public Optional<Sentence> sentence(String id) {
    return sentences.stream().filter(sentence -> sentence.id().equals(id)).findFirst();
  }

  /// The first sentence with exactly these words.
  public Optional<Sentence> saying(String text) {
    return sentences.stream().filter(sentence -> sentence.text().equals(text)).findFirst();
  }
}
