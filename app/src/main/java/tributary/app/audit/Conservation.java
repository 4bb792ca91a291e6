package tributary.app.audit;

/// The conservation law in numbers, by versions of items: whatever was fetched is somewhere.
///
/// @param fetched versions on the raw topics, and those that ingest could not write there
/// @param inStories their own words, in a story that is told
/// @param duplicate they repeat another item's text
/// @param backlog too old for news at their first sight
/// @param filtered the same version came a second time
/// @param deadLettered enrich could not handle them
/// @param rejected ingest could make no record of them
/// @param waiting time has not closed over them yet
public record Conservation(
    long fetched,
    long inStories,
    long duplicate,
    long backlog,
    long filtered,
    long deadLettered,
    long rejected,
    long waiting) {

  /// Nothing at all.
  public static final Conservation NOTHING = new Conservation(0, 0, 0, 0, 0, 0, 0, 0);

  /// What is unaccounted for; 0 unless something is wrong. More came out than went in where it is
  /// negative.
  public long difference() {
    return fetched
        - (inStories + duplicate + backlog + filtered + deadLettered + rejected + waiting);
  }

  /// Both together.
  public Conservation plus(Conservation other) {
    return new Conservation(
        fetched + other.fetched,
        inStories + other.inStories,
        duplicate + other.duplicate,
        backlog + other.backlog,
        filtered + other.filtered,
        deadLettered + other.deadLettered,
        rejected + other.rejected,
        waiting + other.waiting);
  }
}
