package tributary.publish.model;

import java.time.Duration;

/// What one edition may cost.
///
/// @param deadline of all calls together
/// @param calls the most requests, failed ones too
/// @param tokens the most that may be read and written; a call that could go over it is not made
public record Limits(Duration deadline, int calls, long tokens) {}
