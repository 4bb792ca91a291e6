/// The living page of a subject: the stories there are come in, what can be said of one subject
/// goes out, every sentence with its proof. Pure: no clock, no files, no numbers of citations,
/// which exist only where a page is rendered. May not know how it is shown.
@NullMarked
package tributary.publish.subject;

import org.jspecify.annotations.NullMarked;
