/// What a text means, as a vector. In: texts. Out: embeddings, computed in this process by a model
/// from the jar, or none where embedding is off. Knows no stories.
@NullMarked
package tributary.enrich.embedding;

import org.jspecify.annotations.NullMarked;
