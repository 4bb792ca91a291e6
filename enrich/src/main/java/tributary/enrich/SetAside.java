package tributary.enrich;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/// An item that cannot be normalised or embedded goes to the dead letters and the next is read.
/// Anywhere else an exception is a fault of ours: going on would tell wrong stories, so the thread
/// stops. Found and made by Streams, by name.
public final class SetAside implements ProcessingExceptionHandler {
  private final ProcessingExceptionHandler aside = new LogAndContinueProcessingExceptionHandler();
  private final ProcessingExceptionHandler stop = new LogAndFailProcessingExceptionHandler();

  @Override
  public void configure(Map<String, ?> configs) {
    aside.configure(configs);
    stop.configure(configs);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    boolean item = EnrichTopology.ITEM_BY_ITEM.contains(context.processorNodeId());
    return (item ? aside : stop).handleError(context, record, error);
  }
}
