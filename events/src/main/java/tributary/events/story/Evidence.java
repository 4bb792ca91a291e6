package tributary.events.story;

/// Why an item joined: its nearest earlier member and how near.
///
/// @param item the member's id
/// @param score 0 to 1000
/// @param shared the rarest words both have, or what else tied them
public record Evidence(String item, int score, String shared) {}
