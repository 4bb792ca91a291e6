package tributary.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/// What of the log a person at the terminal sees: our own words from a level on. Libraries cry out
/// at much that they or our rooms cure; their words are in the log file. Logback makes it by name,
/// from `logback.xml`.
public final class ConsoleFilter extends Filter<ILoggingEvent> {
  private volatile Level own = Level.WARN;

  /// The least level of our own words.
  public void setOwn(Level own) {
    this.own = own;
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    boolean shown =
        event.getLoggerName().startsWith("tributary.") && event.getLevel().isGreaterOrEqual(own);
    return shown ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}
