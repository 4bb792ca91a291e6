/// Claims made to try the gate: true sentences of public texts come in, false ones of a known kind
/// and true ones hardly changed go out. May not know how the gate judges: the words it uses here
/// are chosen without a look at the lexicon.
@NullMarked
package tributary.bench.gate;

import org.jspecify.annotations.NullMarked;
