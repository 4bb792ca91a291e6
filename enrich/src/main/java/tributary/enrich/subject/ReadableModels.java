package tributary.enrich.subject;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tributary.events.subject.SubjectModel;

/// A serde to which a model that cannot be read is none: the one before it goes on speaking. A
/// global store takes bytes over as they are when it is restored, so only who reads them can tell.
public final class ReadableModels {
  private static final Logger LOG = LoggerFactory.getLogger(ReadableModels.class);
  private static final Map<String, Boolean> SAID = new ConcurrentHashMap<>();

  private ReadableModels() {}

  /// @param values how models are written
  public static Serde<SubjectModel> only(Serde<SubjectModel> values) {
    return Serdes.serdeFrom(
        values.serializer(),
        (topic, bytes) -> {
          try {
            return values.deserializer().deserialize(topic, bytes);
          } catch (SerializationException e) {
            String reason = String.valueOf(e.getMessage());
            if (SAID.putIfAbsent(reason, true) == null) {
              LOG.warn("A subject model is passed over, the one before it speaks on: {}", reason);
            }
            return null;
          }
        });
  }
}
