/// How operators and their machines see that the house is well. In: a cluster, a disk, and roles
/// that say how they stand. Out: `/metrics` for Prometheus, `/health/live` and `/health/ready`, and
/// whether there is room enough to fetch. It may not know what the roles do, only how they do.
@NullMarked
package tributary.app.monitor;

import org.jspecify.annotations.NullMarked;
