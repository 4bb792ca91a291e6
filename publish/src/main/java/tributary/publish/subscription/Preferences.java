package tributary.publish.subscription;

/// The link to what somebody has chosen, as each mail carries it.
///
/// @param subscriber the random id
/// @param signature that nobody else can make ([LinkKey])
public record Preferences(String subscriber, String signature) {
  private static final String PURPOSE = "preferences";

  /// A genuine one.
  public static Preferences of(String subscriber, LinkKey key) {
    return new Preferences(subscriber, key.sign(PURPOSE, subscriber));
  }

  /// Whether the link is one that we made.
  public boolean genuine(LinkKey key) {
    return key.signed(signature, PURPOSE, subscriber);
  }

  /// Where the link leads, behind the site's address.
  public String path() {
    return "/preferences/" + subscriber + "/" + signature;
  }
}
