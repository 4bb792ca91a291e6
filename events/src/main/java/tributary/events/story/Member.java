package tributary.events.story;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Kind;
import tributary.events.item.Origin;
import tributary.events.item.Segment;

/// An item in a story, with all that a reader needs to know where a claim comes from.
///
/// @param item its id
/// @param version of the item, as the story has it
/// @param role how it tells the story
/// @param kind post, podcast or article
/// @param origin where it came from
/// @param title as its source gave it
/// @param link the page for readers; null where there is none
/// @param audio address of the episode's sound, to link to the minute
/// @param published clamped (docs/time.md)
/// @param firstSeen when the item was first seen: order goes by that
/// @param backlog whether it was old at first sight: never news
/// @param evidence why it is here; null for the original
/// @param segment the part of an episode that tells it, the first of several; null where the item
///   does as a whole
public record Member(
    String item,
    int version,
    Role role,
    Kind kind,
    Origin origin,
    String title,
    @Nullable URI link,
    @Nullable URI audio,
    Instant published,
    Instant firstSeen,
    boolean backlog,
    @Nullable Evidence evidence,
    @Nullable Segment segment) {}
