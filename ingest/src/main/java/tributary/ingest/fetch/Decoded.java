package tributary.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/// A body read to its end or its limit, its content coding undone.
///
/// @param bytes what came, at most up to the limit
/// @param whole false when the connection broke off before the end
/// @param truncated whether more would have come
@SuppressWarnings("ArrayRecordComponent") // lives for one exchange, compared nowhere
record Decoded(byte[] bytes, boolean whole, boolean truncated) {
  private static final int CHUNK = 16 * 1024;
  private static final int GZIP_MAGIC = 0x1f;
  private static final int ZLIB_CM = 0x08;

  /// Reads until the end or `limit`: so a bomb costs no more than an honest body.
  static Decoded read(InputStream raw, @Nullable String coding, int limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK);
    boolean whole = true;
    boolean truncated = false;
    try {
      InputStream in = decoder(new BufferedInputStream(raw), coding);
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0 && !truncated; n = truncated ? -1 : in.read(chunk)) {
        truncated = n > limit - out.size();
        out.write(chunk, 0, Math.min(n, limit - out.size()));
      }
    } catch (ConnectionClosedException | MalformedChunkCodingException | EOFException e) {
      whole = false;
    }
    return new Decoded(out.toByteArray(), whole, truncated);
  }

  private static InputStream decoder(BufferedInputStream in, @Nullable String coding)
      throws IOException {
    String name = coding == null ? "" : coding.trim().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity", "none" -> in;
      // Some hosts say gzip and send plain: believe the bytes.
      case "gzip", "x-gzip" -> peek(in) == GZIP_MAGIC ? new GZIPInputStream(in, CHUNK) : in;
      // RFC 9110 means zlib by deflate; some hosts send it raw.
      case "deflate" ->
          new InflaterInputStream(in, new Inflater((peek(in) & 0x0f) != ZLIB_CM), CHUNK);
      default -> throw new ZipException("the answer is packed in a way we did not ask for");
    };
  }

  private static int peek(BufferedInputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first;
  }
}
