/// A real Kafka broker inside this JVM, and how to reach one: the configured cluster, the broker
/// that another process of ours runs on the same folder, or our own. In: a folder or an address.
/// Out: an address that answers. It may not know topics, records or roles. One class alone,
/// [EmbeddedBroker], touches the broker's own packages: they are no public API of Kafka.
@NullMarked
package tributary.app.broker;

import org.jspecify.annotations.NullMarked;
