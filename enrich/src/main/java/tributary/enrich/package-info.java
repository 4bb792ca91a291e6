/// The hall of enrich: [EnrichTopology] is the way of an item through the rooms; read it first.
///
/// In: `posts`, `podcasts`, `articles`. Out: `assignments`, `items`, `stories`. Pure: no web, no
/// files, no wall clock.
@NullMarked
package tributary.enrich;

import org.jspecify.annotations.NullMarked;
