/// What a text names, counts and dates: small facts by which texts agree or differ. In: sentences.
/// Out: facts, each with the sentence that has it. Rules alone, no model. Knows no items.
@NullMarked
package tributary.enrich.fact;

import org.jspecify.annotations.NullMarked;
