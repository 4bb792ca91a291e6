package tributary.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.brotli.dec.BrotliInputStream;

/// A body with its content coding undone, up to a limit.
///
/// @param bytes what it unpacks to, at most up to the limit
/// @param whole false when the package broke off before its end
/// @param truncated whether it would go on past the limit
@SuppressWarnings("ArrayRecordComponent") // lives for one exchange, compared nowhere
record Decoded(byte[] bytes, boolean whole, boolean truncated) {
  static final String ACCEPTED = "gzip, deflate, br";
  static final int BOMB = 100;

  /// Text packs tenfold, markup seldom more than fortyfold.
  private static final int HARMLESS = 1_000_000;

  private static final int CHUNK = 16 * 1024;
  private static final int GZIP_MAGIC = 0x1f;
  private static final int ZLIB_CM = 0x08;

  /// The package is a bomb.
  static final class BombException extends IOException {
    private static final long serialVersionUID = 1L;

    BombException() {
      super("a bomb");
    }
  }

  /// @param packed of which the first `size` bytes count
  /// @param coding value of Content-Encoding; one layer at most
  /// @throws ZipException when it is packed in a way we did not ask for, or badly
  static Decoded read(byte[] packed, int size, String coding, int limit) throws IOException {
    if (coding.isEmpty() && size <= limit) {
      byte[] exactly = size == packed.length ? packed : Arrays.copyOf(packed, size);
      return new Decoded(exactly, true, false);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(limit, Math.max(CHUNK, size)));
    boolean whole = true;
    boolean truncated = false;
    try {
      InputStream in = decoder(new ByteArrayInputStream(packed, 0, size), coding);
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0 && !truncated; n = truncated ? -1 : in.read(chunk)) {
        truncated = n > limit - out.size();
        out.write(chunk, 0, Math.min(n, limit - out.size()));
        if (out.size() > HARMLESS && out.size() / BOMB > size) {
          throw new BombException();
        }
      }
    } catch (EOFException e) {
      whole = false;
      if (out.size() == 0) {
        throw new ZipException("it is badly packed, or breaks off");
      }
    }
    return new Decoded(out.toByteArray(), whole, truncated);
  }

  private static InputStream decoder(ByteArrayInputStream in, String coding) throws IOException {
    int first = peek(in);
    return switch (coding.trim().toLowerCase(Locale.ROOT)) {
      case "", "identity", "none" -> in;
      // Some hosts say gzip and send plain: believe the bytes.
      case "gzip", "x-gzip" -> first == GZIP_MAGIC ? new GZIPInputStream(in, CHUNK) : in;
      // RFC 9110 means zlib by deflate; some hosts send it raw.
      case "deflate" -> new InflaterInputStream(in, new Inflater((first & 0x0f) != ZLIB_CM), CHUNK);
      case "br" -> first < 0 ? in : new Brotli(in);
      default -> throw new ZipException("it is packed in a way we did not ask for");
    };
  }

  private static int peek(ByteArrayInputStream in) {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first;
  }

  /// Its reader finds all sorts of faults in a package that breaks off.
  private static final class Brotli extends InputStream {
    private final ByteArrayInputStream packed;
    private final InputStream in;

    Brotli(ByteArrayInputStream packed) throws IOException {
      this.packed = packed;
      this.in = new BrotliInputStream(packed, CHUNK);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return in.read(into, from, length);
      } catch (IOException e) {
        throw packed.available() == 0
            ? new EOFException(e.getMessage())
            : new ZipException("it is badly packed");
      }
    }
  }
}
