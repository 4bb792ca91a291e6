package tributary.events.story;

/// A story near another one and not merged with it.
///
/// @param story the other story's id, as it was when this was said: it may have been merged since
/// @param item id of the own member that is nearest to it
/// @param evidence how that member stands to the nearest of the other story
/// @param reason why it is near and why it is not the same, for a person to read
public record Related(String story, String item, Evidence evidence, String reason) {}
