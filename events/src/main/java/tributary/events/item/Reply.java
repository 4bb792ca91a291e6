package tributary.events.item;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How an item stands in a conversation (Atom Threading Extensions, RFC 4685; `slash:comments`,
/// `wfw:commentRss`).
///
/// @param to id of the entry that it answers, as given
/// @param toLink where that entry is
/// @param comments where its own answers are read
/// @param count of its answers, 0 or more
public record Reply(
    @Nullable String to, @Nullable URI toLink, @Nullable URI comments, @Nullable Integer count) {}
