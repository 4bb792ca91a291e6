/// Making what is told anew beside what readers follow: a further run of enrich over the raw items
/// as they were kept, its comparison with the one that is followed, the switch, and its end.
///
/// In: the raw topics, and the topics of two runs. Out: a run's topics, `runs` and `live`. Nothing
/// is fetched, mailed or told to readers here.
@NullMarked
package tributary.app.replay;

import org.jspecify.annotations.NullMarked;
