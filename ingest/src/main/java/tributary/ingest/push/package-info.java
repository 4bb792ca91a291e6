/// WebSub (<https://www.w3.org/TR/websub/>): hubs tell us what is new, so that we need not ask.
///
/// In: what a source says of its hubs, and what hubs bring to the callback address. Out:
/// subscriptions as they stand ([tributary.events.feed.Push]) and deliveries whose signature holds,
/// unread. Opens connections only through the fetch room. May not know what is in a ping, when
/// feeds are visited, or Kafka.
@NullMarked
package tributary.ingest.push;

import org.jspecify.annotations.NullMarked;
