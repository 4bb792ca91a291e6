package tributary.publish.operation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Who may see the operators' page and act on it. With a token, who knows it; without one, who sits
/// at this machine, as long as the pages are not said to stand anywhere else: a proxy here that
/// hands on what the world asks would look like somebody at this machine. Safe to share between
/// threads.
///
/// A form carries a word that only a page of this run, shown to the same session, can hold: the
/// session's HMAC under a key that is made anew at every start.
public final class Access {
  /// How somebody stands to us.
  public enum Standing {
    /// May see and act.
    OPERATOR,
    /// May come in with the token.
    STRANGER,
    /// There is no token that would let anybody in.
    SHUT_OUT,
    /// Asks for a host that is not ours.
    ASTRAY
  }

  /// What became of a token that was handed in.
  public enum Entry {
    ADMITTED,
    WRONG,
    /// Too many wrong ones came from there: to be tried again in a minute.
    TOO_OFTEN
  }

  private static final Duration STAY = Duration.ofHours(12);
  private static final int SESSIONS = 100;
  private static final Pattern SESSION = Pattern.compile("[0-9a-f]{32}");
  private static final int SHORTEST = 32;

  private final @Nullable URI site;
  private final @Nullable String token;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[32];
  private final Attempts attempts = new Attempts();
  private final Map<String, Instant> admitted = new LinkedHashMap<>();

  /// @param site where the pages stand on the web; null where only this machine's names are ours
  /// @param token that lets operators in; null where there is none
  /// @throws IllegalArgumentException if the token could be guessed
  public Access(@Nullable URI site, @Nullable String token, Clock clock) {
    if (token != null) {
      requireToken(token);
    }
    this.site = site;
    this.token = token;
    this.clock = clock;
    random.nextBytes(key);
  }

  /// @throws IllegalArgumentException if it could be guessed
  public static void requireToken(String token) {
    if (token.length() < SHORTEST) {
      throw new IllegalArgumentException("has " + SHORTEST + " characters or more");
    }
  }

  /// How somebody stands to us.
  public Standing standing(Caller caller) {
    if (!caller.loopback() && !named(caller)) {
      return Standing.ASTRAY;
    }
    if (token != null) {
      return admitted(caller.session()) ? Standing.OPERATOR : Standing.STRANGER;
    }
    boolean here = site == null || Caller.loopback(site.getHost());
    return here && caller.local() ? Standing.OPERATOR : Standing.SHUT_OUT;
  }

  private boolean named(Caller caller) {
    return site != null && caller.name().equalsIgnoreCase(site.getHost());
  }

  private boolean admitted(@Nullable String session) {
    synchronized (admitted) {
      Instant until = session == null ? null : admitted.get(session);
      return until != null && clock.instant().isBefore(until);
    }
  }

  /// Takes a token in.
  ///
  /// @param session that is let in where it is right: a fresh one, see [#begin]
  public Entry enter(Caller caller, String handed, String session) {
    Instant now = clock.instant();
    if (!attempts.allowed(caller.peer(), now)) {
      return Entry.TOO_OFTEN;
    }
    if (token == null || !same(token, handed)) {
      attempts.failed(caller.peer(), now);
      return Entry.WRONG;
    }
    synchronized (admitted) {
      admitted.put(session, now.plus(STAY));
      if (admitted.size() > SESSIONS) {
        admitted.remove(admitted.keySet().iterator().next());
      }
    }
    return Entry.ADMITTED;
  }

  /// Ends a session.
  public void leave(String session) {
    synchronized (admitted) {
      admitted.remove(session);
    }
  }

  /// Whether a cookie may only travel encrypted: the pages are said to stand where all else does.
  public boolean secure(Caller caller) {
    return site != null && "https".equals(site.getScheme()) && named(caller);
  }

  /// A session that nobody can guess.
  public String begin() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// The session that a caller brings; empty where there is none, or none of our form.
  public static Optional<String> session(Caller caller) {
    return Optional.ofNullable(caller.session()).filter(id -> SESSION.matcher(id).matches());
  }

  /// The word that a form of this session carries.
  public String word(String session) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(session.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA256", e);
    }
  }

  /// Whether a form comes from a page of ours that was shown to this caller.
  ///
  /// @param word that the form carries; null without one
  /// @param origin the header `Origin`; null where the browser sends none
  /// @param fetched the header `Sec-Fetch-Site`; null where the browser sends none
  public boolean genuine(
      Caller caller, @Nullable String word, @Nullable String origin, @Nullable String fetched) {
    boolean elsewhere = fetched != null && !fetched.equals("same-origin");
    boolean foreign =
        origin != null && !origin.replaceFirst("^https?://", "").equals(caller.host());
    Optional<String> session = session(caller);
    return !elsewhere
        && !foreign
        && word != null
        && session.isPresent()
        && same(word(session.get()), word);
  }

  /// In a time that does not tell how much of it is right.
  private static boolean same(String expected, String handed) {
    return MessageDigest.isEqual(hash(expected), hash(handed));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
