package tributary.app.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/// What the code below a package says in the log, from INFO up.
final class Words extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final @Nullable Level before;

  Words(String of) {
    logger = (Logger) LoggerFactory.getLogger(of);
    before = logger.getLevel();
    logger.setLevel(Level.INFO);
    start();
    logger.addAppender(this);
  }

  List<String> said() {
    return List.copyOf(said);
  }

  @Override
  protected void append(ILoggingEvent event) {
    String line = event.getFormattedMessage();
    List<KeyValuePair> fields = event.getKeyValuePairs();
    said.add(fields == null ? line : line + " " + fields);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(before);
  }
}
