package tributary.enrich.story;

import tributary.events.item.Item;

/// An item that knows its story, and what it brings to it.
public record Completed(Item item, Telling telling) {}
