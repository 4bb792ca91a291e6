package tributary.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/// What of the log a person at the terminal sees: our own words from a level on, and of the
/// libraries' only errors, as they warn of much that they cure themselves. Logback makes it by
/// name, from `logback.xml`.
public final class ConsoleFilter extends Filter<ILoggingEvent> {
  private volatile Level own = Level.WARN;

  /// The least level of our own words.
  public void setOwn(Level own) {
    this.own = own;
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (event.getLoggerName().startsWith("org.apache.kafka.controller.")) {
      // It says of a busy machine that it missed a heartbeat; what it cannot survive comes by Exit.
      return FilterReply.DENY;
    }
    Level least = event.getLoggerName().startsWith("tributary.") ? own : Level.ERROR;
    return event.getLevel().isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}
