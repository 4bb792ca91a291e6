/// Chapters of episodes. In: what is said in one, and its publisher's own chapters. Out: sections
/// with a title, a summary and those who speak. Knows one episode at a time and no stories.
@NullMarked
package tributary.enrich.chapter;

import org.jspecify.annotations.NullMarked;
