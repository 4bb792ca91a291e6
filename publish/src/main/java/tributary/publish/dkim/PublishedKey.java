package tributary.publish.dkim;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/// What the name system says of a domain's key. It is asked once, away from all sending: what it
/// answers stops no mail.
public sealed interface PublishedKey {
  /// Of a record, in quotes or not.
  Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|[^\\s\"]+");

  /// A sentence for an operator.
  String sentence();

  /// Receivers can verify what is signed.
  record Good(String name) implements PublishedKey {
    @Override
    public String sentence() {
      return "The key at " + name + " is the one that signs.";
    }
  }

  /// Receivers take every signature for a forgery.
  record Wrong(String name, String fault, String record) implements PublishedKey {
    @Override
    public String sentence() {
      return "%s %s: receivers refuse the signatures. Publish there, as TXT: %s"
          .formatted(name, fault, record);
    }
  }

  /// Nobody knows.
  record Unknown(String name, String reason) implements PublishedKey {
    @Override
    public String sentence() {
      return "Whether the key is published at " + name + " could not be found out: " + reason;
    }
  }

  /// Asks the name servers of this machine; within some 10 seconds.
  static PublishedKey of(SigningKey key) {
    return of(key, "dns:");
  }

  /// JNDI is how the JDK asks for records; only the DNS provider is named, which gives texts and
  /// makes no objects of them. It wants a Hashtable.
  ///
  /// @param server `dns:` for those of this machine, or `dns://HOST:PORT`
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  static PublishedKey of(SigningKey key, String server) {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, server);
    settings.put("com.sun.jndi.dns.timeout.initial", "1500");
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    try {
      InitialDirContext names = new InitialDirContext(settings);
      try {
        return judged(key, texts(names.getAttributes(key.name(), new String[] {"TXT"}).get("TXT")));
      } finally {
        names.close();
      }
    } catch (NameNotFoundException e) {
      return new Wrong(key.name(), "is not in the name system", key.record());
    } catch (NamingException e) {
      return new Unknown(key.name(), String.valueOf(e.getMessage()));
    }
  }

  private static List<String> texts(@Nullable Attribute found) throws NamingException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; found != null && i < found.size(); i++) {
      texts.add(joined(String.valueOf(found.get(i))));
    }
    return texts;
  }

  /// A long record stands in pieces, some in quotes, `"v=DKIM1; k=rsa; p=MII" Bor`; the spaces
  /// between them are none.
  private static String joined(String record) {
    return PIECE
        .matcher(record)
        .results()
        .map(piece -> piece.group(1) == null ? piece.group() : piece.group(1))
        .collect(Collectors.joining());
  }

  private static PublishedKey judged(SigningKey key, List<String> records) {
    List<String> halves =
        records.stream()
            .map(record -> record.replaceAll("\\s+", ""))
            .filter(record -> record.contains("p="))
            .map(record -> record.replaceAll("^(?:.*;)?p=([^;]*).*$", "$1"))
            .toList();
    if (halves.contains(key.half())) {
      return new Good(key.name());
    }
    String fault =
        halves.isEmpty()
            ? "holds no key"
            : halves.contains("") ? "says that its key is revoked" : "holds another key";
    return new Wrong(key.name(), fault, key.record());
  }
}
