package tributary.events.topic;

import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.feed.FeedStatus;
import tributary.events.item.Item;
import tributary.events.item.RawItem;
import tributary.events.trace.Trace;

/// What the headers say of values that are followed from fetch to mail: with their traces.
final class Labels {
  static final Label<FeedStatus> FEED_STATUS =
      Label.of(FeedStatus::feed)
          .version(FeedStatus::occasion)
          .with(Trace.HEADER, s -> Trace.ofVisit(s.feed(), s.occasion()).parent());

  static final Label<RawItem> RAW_ITEM =
      Label.of(RawItem::id)
          .version(RawItem::version)
          .with(Trace.HEADER, i -> Trace.ofItem(i.id(), i.version(), "fetch").parent());

  static final Label<Item> ITEM =
      Label.of(Item::id)
          .version(Item::version)
          .with(Trace.HEADER, i -> Trace.ofItem(i.id(), i.version(), "item").parent());

  static final Label<Digest> DIGEST =
      Label.of(Digest::edition)
          .version(Digest::revision)
          .at(Digest::to)
          .with("digest", Digest::digest)
          .with(
              Trace.HEADER, d -> Trace.ofEdition(d.edition(), "revision " + d.revision()).parent());

  static final Label<Delivery> DELIVERY =
      Label.of(Delivery::key)
          .version(d -> d.attempt() + "" + d.state())
          .at(Delivery::at)
          .with(Trace.HEADER, d -> Trace.ofEdition(d.edition(), "mail").parent());

  private Labels() {}
}
