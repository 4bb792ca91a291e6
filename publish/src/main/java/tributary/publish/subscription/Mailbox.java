package tributary.publish.subscription;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mail address as somebody typed it into a field.
///
/// @param address bare: no name, no comment; the domain in ASCII
public record Mailbox(String address) {
  /// The longest path of a mail, without its angle brackets (RFC 5321, section 4.5.3.1.3).
  static final int LONGEST = 254;

  private static final int LONGEST_LOCAL = 64;

  /// A dot-atom in ASCII (RFC 5322, section 3.2.3). Quoted local parts are allowed to hold nearly
  /// anything; nobody has one.
  private static final Pattern LOCAL =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,31}");

  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?){0,20}");

  /// Empty where it is not one mailbox: several of them, one with a name, line breaks, nonsense.
  public static Optional<Mailbox> read(String typed) {
    String address = typed.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || address.length() > LONGEST) {
      return Optional.empty();
    }
    String local = address.substring(0, at);
    return host(address.substring(at + 1))
        .filter(host -> LOCAL.matcher(local).matches())
        .map(host -> local + "@" + host)
        .filter(Mailbox::strict)
        .map(Mailbox::new);
  }

  private static Optional<String> host(String typed) {
    try {
      String host = IDN.toASCII(typed);
      return HOST.matcher(host).matches() ? Optional.of(host) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean strict(String address) {
    try {
      return address.length() <= LONGEST
          && new InternetAddress(address, true).getAddress().equals(address);
    } catch (AddressException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "Mailbox[…]";
  }
}
