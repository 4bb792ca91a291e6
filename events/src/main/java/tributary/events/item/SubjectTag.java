package tributary.events.item;

/// What an item or story is about.
///
/// @param subject the subject's id from `subjects.yaml`
/// @param name as readers see it
/// @param score 0 to 1000
/// @param reason the words that spoke for it
public record SubjectTag(String subject, String name, int score, String reason) {}
