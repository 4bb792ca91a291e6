package tributary.publish.library;

import java.time.Instant;
import java.time.ZoneId;

/// On what terms inquiries are looked up.
///
/// @param zone whose days are meant
/// @param now what the age of items is counted from
/// @param shown what may be shown, and where it stands by now
public record Terms(ZoneId zone, Instant now, Shelved shown) {}
