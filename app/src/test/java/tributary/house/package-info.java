/// The walls of the house, and the pages and containers that must agree with its code. In: sources
/// and compiled classes of all modules, the documents, the container files. Out: a failed build
/// that names the file, the rule and what to do. Every rule is proven on a small house that breaks
/// it.
@NullMarked
package tributary.house;

import org.jspecify.annotations.NullMarked;
