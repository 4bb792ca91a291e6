package tributary.publish.digest;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.story.Member;

/// How much an outlet's word counts when stories are ranked.
///
/// @param thousandths by the outlet's name, its feed's id or its host, in lower case: 0 to 3000,
///   1000 where none is named
public record Weights(Map<String, Integer> thousandths) {
  /// All outlets count alike.
  public static final Weights EVEN = new Weights(Map.of());

  /// The most an outlet can weigh.
  public static final int MOST = 3_000;

  private static final int USUAL = 1_000;

  public Weights {
    Map<String, Integer> known = new HashMap<>();
    thousandths.forEach((name, weight) -> {
      if (weight < 0 || weight > MOST) {
        throw new IllegalArgumentException("the weight of '" + name + "' is to be 0 to 3");
      }
      known.put(name.strip().toLowerCase(Locale.ROOT), weight);
    });
    thousandths = Map.copyOf(known);
  }

  /// What the outlet of `member` weighs, in thousandths; its name goes before its feed, and that
  /// before the hosts of its site and of the item's link.
  int of(Member member) {
    if (thousandths.isEmpty()) {
      return USUAL;
    }
    return Stream.of(
            Stream.of(member.origin().outlet().strip(), member.origin().feed()),
            host(member.origin().site()),
            host(member.link()))
        .flatMap(names -> names)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(thousandths::containsKey)
        .findFirst()
        .map(name -> thousandths.getOrDefault(name, USUAL))
        .orElse(USUAL);
  }

  private static Stream<String> host(@Nullable URI address) {
    String host = address == null ? null : address.getHost();
    if (host == null) {
      return Stream.empty();
    }
    return host.startsWith("www.") ? Stream.of(host, host.substring(4)) : Stream.of(host);
  }
}
