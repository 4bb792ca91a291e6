package tributary.enrich;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.letter.Letter;
import tributary.events.letter.Place;
import tributary.events.run.Run;

/// An item that cannot be read, normalised, embedded or tagged goes to the dead letters, in the
/// transaction that commits the reading of it, and the next is read. Anywhere else an exception is
/// a fault of ours: going on would tell wrong stories, so the thread stops. Found and made by
/// Streams, by name.
///
/// The letters are our own, not those that Streams makes: theirs carry stack traces and all headers
/// of the record, and are stamped like it, so that in a replay they would be too old to be kept.
public final class SetAside implements ProcessingExceptionHandler, DeserializationExceptionHandler {
  /// Setting that names the run whose items these are.
  public static final String RUN = "tributary.run";

  private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

  private String topic = "";
  private String run = Run.MAIN;

  @Override
  public void configure(Map<String, ?> configs) {
    topic =
        Objects.toString(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG), "");
    run = Objects.toString(configs.get(RUN), Run.MAIN);
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    if (!EnrichTopology.ITEM_BY_ITEM.contains(context.processorNodeId())) {
      LOG.error(
          "Stage {} failed at {}: {}", context.processorNodeId(), place(context), error.toString());
      LOG.debug("The failure", error);
      return ProcessingExceptionHandler.Response.fail();
    }
    return ProcessingExceptionHandler.Response.resume(
        letters(
            context,
            context.processorNodeId(),
            error,
            context.sourceRawKey(),
            context.sourceRawValue()));
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    return DeserializationExceptionHandler.Response.resume(
        letters(context, "read", error, record.key(), record.value()));
  }

  private List<ProducerRecord<byte[], byte[]>> letters(
      ErrorHandlerContext context,
      String node,
      Exception error,
      byte @Nullable [] key,
      byte @Nullable [] value) {
    Place origin = place(context);
    String reason = Letter.reason(error);
    LOG.warn("{} is set aside at {}: {}", origin, node, reason);
    LOG.debug("The failure", error);
    Headers original = context.headers() == null ? new RecordHeaders() : context.headers();
    Headers headers = Letter.headers(origin, "enrich", node, run, reason, original);
    // Without a stamp: it is kept for a month from now on, however old the item is.
    return List.of(new ProducerRecord<>(topic, null, null, key, value, headers));
  }

  private static Place place(ErrorHandlerContext context) {
    return new Place(Objects.toString(context.topic(), ""), context.partition(), context.offset());
  }
}
