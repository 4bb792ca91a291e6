/// Labelled data for the production code to be judged on. Knows files and the readers; nothing of
/// Kafka, and opens no connection.
@NullMarked
package tributary.app.lab;

import org.jspecify.annotations.NullMarked;
