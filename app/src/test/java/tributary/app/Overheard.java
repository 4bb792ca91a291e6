package tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/// All that is logged meanwhile: our own words in full detail, with fields and stack traces.
final class Overheard extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final JsonEncoder form = new JsonEncoder();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("tributary");
  private final Level before = ours.getLevel();

  Overheard() {
    setContext(root.getLoggerContext());
    form.setContext(root.getLoggerContext());
    form.setWithFormattedMessage(true);
    form.start();
    ours.setLevel(Level.DEBUG);
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(new String(form.encode(event), StandardCharsets.UTF_8));
  }

  /// Nothing that was logged holds any of these.
  void heardNothingOf(String... secrets) {
    assertThat(lines).as("something is logged at all").hasSizeGreaterThan(10);
    for (String secret : secrets) {
      assertThat(lines).noneMatch(line -> line.contains(secret));
    }
  }

  @Override
  public void close() {
    root.detachAppender(this);
    ours.setLevel(before);
  }
}
