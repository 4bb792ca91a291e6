/// What subscribers in any language start from: the topics and their records come in, JSON Schema
/// (2020-12) and AsyncAPI 3.0 go out. May not know what is on a topic, nor who serves the schemas.
@NullMarked
package tributary.publish.schema;

import org.jspecify.annotations.NullMarked;
