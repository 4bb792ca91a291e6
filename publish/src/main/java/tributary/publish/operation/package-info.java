/// What operators see and who they are. In: dead letters, deliveries, drafts and instructions from
/// the log, and what a request says of its sender. Out: how it all stands, and whether somebody may
/// see it and act. It may not know HTTP, nor carry out anything.
@NullMarked
package tributary.publish.operation;

import org.jspecify.annotations.NullMarked;
