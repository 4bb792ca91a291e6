/// One YAML file into a tree of records, read once at the start. In: a file, environment variables
/// and each room's own defaults. Out: [Config]. Every mistake is named by file, line and key, with
/// the right key beside it. It may not know what a setting does.
@NullMarked
package tributary.app.config;

import org.jspecify.annotations.NullMarked;
