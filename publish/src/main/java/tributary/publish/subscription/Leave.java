package tributary.publish.subscription;

/// A wish to receive a digest no more, as the link in a mail says it.
///
/// @param subscriber the random id
/// @param signature that nobody else can make ([LinkKey])
public record Leave(String digest, String subscriber, String signature) {
  private static final String PURPOSE = "leave";

  /// A genuine one.
  public static Leave of(String digest, String subscriber, LinkKey key) {
    return new Leave(digest, subscriber, key.sign(PURPOSE, digest, subscriber));
  }

  /// Whether the link is one that we made.
  public boolean genuine(LinkKey key) {
    return key.signed(signature, PURPOSE, digest, subscriber);
  }

  /// Where the link leads, behind the site's address.
  public String path() {
    return "/leave/" + digest + "/" + subscriber + "/" + signature;
  }
}
