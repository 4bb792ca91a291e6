package tributary.publish.web;

import java.util.List;
import tributary.publish.operation.Board;
import tributary.publish.shelf.Watched;

/// What the operators' page is made of, besides what all pages show.
///
/// @param feeds that are followed
/// @param digests names of those that are configured
/// @param problems sentences for an operator
public record Overview(
    Board board, List<Watched> feeds, List<String> digests, List<String> problems) {
  public Overview {
    feeds = List.copyOf(feeds);
    digests = List.copyOf(digests);
    problems = List.copyOf(problems);
  }
}
