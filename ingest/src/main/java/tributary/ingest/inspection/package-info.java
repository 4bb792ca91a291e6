/// Why a document is read the way it is: what each reader makes of it, as JSON for an operator. In:
/// a document or its address. Out: one JSON object. Uses the readers as visits do, and changes
/// nothing.
@NullMarked
package tributary.ingest.inspection;

import org.jspecify.annotations.NullMarked;
