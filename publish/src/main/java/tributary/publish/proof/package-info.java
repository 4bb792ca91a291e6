/// Proving: a sentence as readers are to get it and the sources that it cites come in, a verdict
/// goes out: it holds, or the first fault by name. Pure: no clock, no chance, no network. May not
/// know in what the sentence is to appear, nor who wrote it.
@NullMarked
package tributary.publish.proof;

import org.jspecify.annotations.NullMarked;
