package tributary.ingest.fetch;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/// What a broken exchange means, in words for a person.
final class Fault {
  private static final String NAMED = "Exception: ";

  private Fault() {}

  static Fetched of(Exception e) {
    return switch (e) {
      case GuardedResolver.PrivateAddress ignored ->
          new Fetched.Forbidden(
              "the host's address is not on the public internet ("
                  + "ingest.fetch.allowPrivateAddresses: true allows it)");
      case UnknownHostException ignored ->
          new Fetched.Unreachable("the host's name leads nowhere (DNS knows no address)");
      case ConnectTimeoutException ignored ->
          new Fetched.Unreachable("no connection within " + Connections.CONNECT.toSeconds() + " s");
      case SocketTimeoutException ignored -> new Fetched.Unreachable("the host fell silent");
      case ConnectException ignored ->
          new Fetched.Unreachable("nobody answers there (connection refused)");
      case NoRouteToHostException ignored -> new Fetched.Unreachable("no way leads to the host");
      case NoHttpResponseException ignored ->
          new Fetched.Unreachable("the host hung up without an answer");
      case SSLException tls -> new Fetched.Unreachable("no trusted TLS connection: " + reason(tls));
      case ZipException zip ->
          new Fetched.Unreachable("the answer could not be unpacked: " + zip.getMessage());
      default -> new Fetched.Unreachable("the connection broke: " + e.getMessage());
    };
  }

  /// What the certificate check says last is meant for people; before it stand names of classes.
  private static String reason(SSLException tls) {
    for (Throwable cause = tls; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "the host's certificate has expired";
      }
    }
    String message = tls.getMessage() == null ? "no reason given" : tls.getMessage();
    int classes = message.lastIndexOf(NAMED);
    return classes < 0 ? message : message.substring(classes + NAMED.length());
  }
}
