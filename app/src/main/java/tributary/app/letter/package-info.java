/// Dead letters as an operator handles them: what lies there, what was decided about it, and how a
/// record gets back to where it came from. In: the topics `dead-letters` and `settled-letters`.
/// Out: decisions, records put back, and the letters of records that no other room sets aside. It
/// may not know what is in a record.
@NullMarked
package tributary.app.letter;

import org.jspecify.annotations.NullMarked;
