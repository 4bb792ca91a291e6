package tributary.publish.email;

/// A mail without its receiver: the same for everybody who gets the edition.
///
/// @param edition id of the edition
/// @param subject one line
/// @param text the plain part
/// @param html the part for those who want it set
/// @param list the part of a `List-Id` before the host, for example `weekly`; empty for a letter
///   that is of no list, which nobody can leave
/// @param title of the digest, as readers see it
/// @param language of what is written in it, for example `en`
/// @param shown how many stories it holds
/// @param left how many were left out to keep it small
public record Letter(
    String edition,
    String subject,
    String text,
    String html,
    String list,
    String title,
    String language,
    int shown,
    int left) {
  /// Stands where each receiver's own link to leave belongs.
  static final String EXIT = "tributary:exit";

  /// Stands where each receiver's own link to choose digests and subjects belongs.
  static final String PREFERENCES = "tributary:preferences";

  /// Stands where the link belongs by which a receiver confirms the address.
  static final String CONFIRMATION = "tributary:confirmation";

  /// Stands where it is said why the receiver gets it.
  static final String REASON = "tributary:reason";
}
