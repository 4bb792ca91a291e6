/// What every reader of foreign documents needs: characters out of bytes, safe HTML, absolute
/// addresses, and the word for what reading came to. Pure; knows no format and nobody of the house.
@NullMarked
package tributary.ingest.text;

import org.jspecify.annotations.NullMarked;
