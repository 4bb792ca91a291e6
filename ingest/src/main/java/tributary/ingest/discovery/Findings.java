package tributary.ingest.discovery;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of looking for feeds.
///
/// @param feeds read and good, the best first
/// @param others seen, but not looked at
/// @param troubles what was in the way, a line for a person each, with its address
public record Findings(List<Found> feeds, List<Candidate> others, List<String> troubles) {
  public Findings {
    feeds = List.copyOf(feeds);
    others = List.copyOf(others);
    troubles = List.copyOf(troubles);
  }

  /// A feed that was fetched and read.
  ///
  /// @param url where to follow it
  /// @param title its own, on one line
  /// @param format as its reader names it
  /// @param entries how many it has at present
  /// @param problem what its reader had to complain of; null where nothing
  public record Found(
      URI url,
      @Nullable String title,
      String format,
      int entries,
      @Nullable String problem,
      Candidate.Source source) {}
}
