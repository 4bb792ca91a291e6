package tributary.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where logs go: warnings to stderr on one line each, and for commands that stay, everything to a
/// file. Stack traces are in the file, and on stderr only with `--verbose`.
final class Logs {
  private static final String FULL = "%d{HH:mm:ss.SSS} %-5level [%thread] %logger{20} %msg%n%ex";

  private Logs() {}

  /// Takes in what libraries say by other ways.
  static void gather() {
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
  }

  /// Shows stack traces and our own progress on stderr.
  static void verbose() {
    console().setEncoder(encoder(FULL));
    console().clearAllFilters();
    context().getLogger("tributary").setLevel(Level.INFO);
  }

  /// Keeps stderr for the command's own progress; the log file still has everything.
  static void errorsOnly() {
    ConsoleFilter filter = new ConsoleFilter();
    filter.setOwn(Level.ERROR);
    console().addFilter(filter);
  }

  private static ConsoleAppender<ILoggingEvent> console() {
    return (ConsoleAppender<ILoggingEvent>) root().getAppender("console");
  }

  /// Also writes to `tributary.log` in `folder`, at most three files of 10 MB.
  static void alsoTo(Path folder) {
    Path file = folder.resolve("tributary.log");
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context());
    appender.setName("file");
    appender.setFile(file.toString());
    appender.setEncoder(encoder("%d{yyyy-MM-dd'T'}" + FULL));
    FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
    window.setContext(context());
    window.setParent(appender);
    window.setFileNamePattern(file + ".%i");
    window.setMaxIndex(2);
    window.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context());
    size.setMaxFileSize(FileSize.valueOf("10MB"));
    size.start();
    appender.setRollingPolicy(window);
    appender.setTriggeringPolicy(size);
    appender.start();
    root().addAppender(appender);
    context().getLogger("tributary").setLevel(Level.INFO);
  }

  private static PatternLayoutEncoder encoder(String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context());
    encoder.setPattern(pattern);
    encoder.start();
    return encoder;
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  private static Logger root() {
    return context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
