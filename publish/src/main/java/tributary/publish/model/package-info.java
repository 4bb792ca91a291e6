/// A language model, where one is configured: an edition comes in, the same edition with what a
/// model added to its stories goes out, in time whatever the model does. The only room of this
/// module that opens a connection to one, and to nothing else. May not know Kafka, mails or pages,
/// nor make a citation of anything but a sentence that the edition already cites.
@NullMarked
package tributary.publish.model;

import org.jspecify.annotations.NullMarked;
