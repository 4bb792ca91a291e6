package tributary.ingest.push;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Push;
import tributary.ingest.text.WebLink;

/// What a source says of push: where it can be had, and for what address.
///
/// @param hubs at least one, in the source's order
/// @param topic to subscribe to
public record Offer(List<URI> hubs, URI topic) {
  private static final URI GOOGLE = URI.create("https://pubsubhubbub.appspot.com/");
  private static final int MOST_HUBS = 5;

  public Offer {
    hubs = List.copyOf(hubs);
  }

  /// What stands in a document.
  ///
  /// @param hubs links of relation `hub`, or `hubs` of a JSON Feed
  /// @param self link of relation `self`, null where there is none
  public record Inside(List<URI> hubs, @Nullable URI self) {
    public Inside {
      hubs = hubs.stream().filter(Objects::nonNull).toList();
    }
  }

  /// The Link headers count, and where they name no hub the document does. The topic is what the
  /// source calls itself, else the address where it is found for good.
  ///
  /// @param links values of the answer's Link headers, as sent
  /// @param at where the document was found, for relative links
  /// @param address of the feed, permanent redirects followed
  /// @return null where no hub is named
  public static @Nullable Offer of(List<String> links, Inside inside, URI at, URI address) {
    if (youTube(address)) {
      return new Offer(List.of(GOOGLE), https(address)); // its feeds name no hub, but have one
    }
    List<URI> hubs = WebLink.targets(links, "hub", at);
    List<URI> selves = WebLink.targets(links, "self", at);
    List<URI> named = hubs.isEmpty() ? inside.hubs() : hubs;
    if (named.isEmpty()) {
      return null;
    }
    URI own = inside.self() == null ? address : inside.self();
    List<URI> few = named.stream().distinct().limit(MOST_HUBS).toList();
    return new Offer(few, selves.isEmpty() ? own : selves.getFirst());
  }

  /// A channel's or playlist's feed on YouTube.
  static boolean youTube(URI url) {
    String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    return (host.equals("www.youtube.com") || host.equals("youtube.com"))
        && url.getRawPath() != null
        && url.getRawPath().matches("(/xml)?/feeds/videos\\.xml")
        && url.getRawQuery() != null
        && url.getRawQuery().matches("(.*&)?channel_id=.+");
  }

  private static URI https(URI youTube) {
    return URI.create("https://www.youtube.com/feeds/videos.xml?" + youTube.getRawQuery());
  }

  /// The subscription after a visit that found this. One to the same topic at one of the hubs goes
  /// on; a denied one begins anew when its time has come.
  public Push after(@Nullable Push before, Instant now) {
    boolean same = before != null && before.topic().equals(topic) && hubs.contains(before.hub());
    boolean over =
        before != null
            && before.state() == Push.State.DENIED
            && !now.isBefore(before.asking().next());
    if (before != null && same && !over) {
      return before;
    }
    List<URI> others = new ArrayList<>(hubs.subList(1, hubs.size()));
    return new Push(
        hubs.getFirst(),
        others,
        topic,
        Push.State.FOUND,
        null,
        null,
        new Push.Asking(null, now, 0, null),
        Push.Service.NONE);
  }
}
