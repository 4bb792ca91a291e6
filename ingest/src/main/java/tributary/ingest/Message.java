package tributary.ingest;

import java.util.concurrent.CompletableFuture;
import tributary.ingest.outlet.Visited;

/// What reaches a desk from other threads.
sealed interface Message {
  /// A visit came home.
  record Back(Visited visited) implements Message {}

  /// What a feed was taken out of the order for came to nothing.
  record Lost(String feed) implements Message {}

  /// A hub brought something.
  ///
  /// @param kept told whether it is committed
  record Brought(Visited visited, CompletableFuture<Boolean> kept) implements Message {}

  /// Somebody wants to know whether the desk is at rest.
  record Asked(CompletableFuture<Boolean> quiet) implements Message {}
}
