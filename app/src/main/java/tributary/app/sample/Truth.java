package tributary.app.sample;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What the author of the sample knows of an item, to score a pipeline's stories against.
///
/// @param feed id of the feed that lists it
/// @param guid the entry's id in that feed
/// @param link of its page, without tracking parameters
/// @param story items with the same label tell the same story
/// @param copyOf guid of the item whose text it repeats, null for an original
/// @param offTopic whether it is about none of the subjects
public record Truth(
    String feed,
    String guid,
    String title,
    URI link,
    String story,
    @Nullable String copyOf,
    boolean offTopic) {}
