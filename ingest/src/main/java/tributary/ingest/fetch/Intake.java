package tributary.ingest.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// Takes in an answer as it comes over the wire, up to a limit, and keeps what came when it breaks
/// off. The client's threads fill it, the visit's thread waits for it and asks for room: where
/// there is none, the host is not read on.
final class Intake implements AsyncResponseConsumer<Void> {
  private static final int FIRST = 8 * 1024;
  private static final int ROOM = 64 * 1024;
  private static final int MOST_PROVISIONAL = 10;

  private final int refusalLimit;
  private final ByteBudget.Lease lease;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private int limit;
  private @Nullable HttpResponse head;
  private byte[] bytes = new byte[0];
  private int length;
  private boolean truncated;
  private int provisional;
  private @Nullable CapacityChannel channel;
  private @Nullable FutureCallback<Void> done;

  /// What the visit's thread is told.
  private sealed interface Event {
    record Ended() implements Event {}

    record Broke(Exception cause) implements Event {}

    record Starves(int bytes) implements Event {}
  }

  /// @param limit of the body of an answer that gives something
  /// @param refusalLimit of any other
  Intake(int limit, int refusalLimit, ByteBudget.Lease lease) {
    this.limit = limit;
    this.refusalLimit = refusalLimit;
    this.lease = lease;
  }

  /// An answer, as far as it came.
  ///
  /// @param body still packed; its first `length` bytes count
  /// @param whole whether it came to its end or to our limit
  /// @param truncated whether it goes on past our limit
  @SuppressWarnings("ArrayRecordComponent") // lives for one exchange, compared nowhere
  record Taken(HttpResponse head, byte[] body, int length, boolean whole, boolean truncated) {}

  /// Waits for the answer.
  ///
  /// @throws IOException when there is none
  /// @return null when the time is over before there is one
  @Nullable Taken await(Duration within) throws IOException, InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (true) {
      long left = until - System.nanoTime();
      switch (events.poll(Math.max(0, left), TimeUnit.NANOSECONDS)) {
        case null -> {
          return null;
        }
        case Event.Starves(int more) -> {
          if (!lease.take(more, Duration.ofNanos(until - System.nanoTime()))) {
            return null;
          }
          readOn(more);
        }
        case Event.Ended ignored -> {
          return taken(true);
        }
        case Event.Broke(Exception cause) -> {
          return broken(cause);
        }
      }
    }
  }

  private synchronized Taken broken(Exception cause) throws IOException {
    if (truncated) {
      return taken(true); // we broke it off ourselves
    }
    if (head != null && length > 0) {
      return taken(false);
    }
    throw cause instanceof IOException io ? io : new IOException(cause.getMessage(), cause);
  }

  private synchronized Taken taken(boolean whole) {
    if (head == null) {
      throw new IllegalStateException("an answer without a head");
    }
    byte[] all = bytes;
    bytes = new byte[0];
    return new Taken(head, all, length, whole, truncated);
  }

  private synchronized void readOn(int more) throws IOException {
    if (channel != null) {
      channel.update(more);
    }
  }

  @Override
  public synchronized void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails entity,
      HttpContext context,
      @Nullable FutureCallback<Void> done) {
    head = response;
    if (response.getCode() >= HttpStatus.SC_REDIRECTION) {
      limit = refusalLimit;
    }
    if (entity == null) {
      events.add(new Event.Ended());
      if (done != null) {
        done.completed(null);
      }
    } else {
      this.done = done;
    }
  }

  @Override
  public synchronized void informationResponse(HttpResponse response, HttpContext context)
      throws ProtocolException {
    if (++provisional > MOST_PROVISIONAL) {
      throw new ProtocolException("one provisional answer after the other");
    }
  }

  @Override
  public synchronized void updateCapacity(CapacityChannel room) throws IOException {
    if (channel == null) {
      channel = room;
      room.update(ROOM);
    }
  }

  @Override
  public synchronized void consume(ByteBuffer src) throws IOException {
    int more = src.remaining();
    int kept = Math.min(more, limit - length);
    if (length + kept > bytes.length) {
      int grown = Math.max(FIRST, Math.max(length + kept, bytes.length * 2));
      bytes = Arrays.copyOf(bytes, Math.min(limit, grown));
    }
    src.get(bytes, length, kept);
    length += kept;
    if (kept < more) {
      truncated = true;
      throw new IOException("more than is wanted");
    }
    if (lease.tryTake(more)) {
      readOn(more);
    } else {
      events.add(new Event.Starves(more));
    }
  }

  @Override
  public synchronized void streamEnd(@Nullable List<? extends Header> trailers) {
    events.add(new Event.Ended());
    if (done != null) {
      done.completed(null);
    }
  }

  @Override
  public void failed(Exception cause) {
    events.add(new Event.Broke(cause));
  }

  @Override
  public void releaseResources() {}
}
