package tributary.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tributary.app.config.ConfigException;
import tributary.app.config.LogConfig;
import tributary.app.config.LogConfig.Format;

/// Where logs go: warnings to stderr on one line each, and for commands that stay, everything to a
/// file. Stack traces are in the file, and on stderr only with `--verbose`.
final class Logs {
  /// Wins over the configuration: a container's own setting.
  static final String FORMAT = "TRIBUTARY_LOG_FORMAT";

  /// Of a stack trace, what a terminal would obey is taken out.
  static final String FULL =
      "%d{HH:mm:ss.SSS} %-5level [%thread] %logger{20} %line%n"
          + "%replace(%ex){'[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]', '?'}";

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

  /// Writes as a command that stays was told to: the same form to stderr and to the file.
  ///
  /// @param environment of the process
  /// @return whether for programs, so that nothing else should go to stderr
  /// @throws ConfigException if the environment names no form
  static boolean by(LogConfig config, Path folder, Map<String, String> environment) {
    boolean json = format(config, environment) == Format.JSON;
    if (json) {
      console().setEncoder(json());
      ConsoleFilter filter = new ConsoleFilter();
      filter.setOwn(level(config));
      console().clearAllFilters();
      console().addFilter(filter);
    }
    alsoTo(folder, json ? json() : encoder("%d{yyyy-MM-dd'T'}" + FULL));
    context().getLogger("tributary").setLevel(level(config));
    return json;
  }

  private static Format format(LogConfig config, Map<String, String> environment) {
    String wanted = environment.getOrDefault(FORMAT, "");
    if (wanted.isEmpty()) {
      return config.format();
    }
    try {
      return Format.valueOf(wanted.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(FORMAT + " is text or json, not '" + wanted + "'");
    }
  }

  private static Level level(LogConfig config) {
    return switch (config.level()) {
      case ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case INFO -> Level.INFO;
      case DEBUG -> Level.DEBUG;
    };
  }

  private static ConsoleAppender<ILoggingEvent> console() {
    return (ConsoleAppender<ILoggingEvent>) root().getAppender("console");
  }

  /// Also writes to `tributary.log` in `folder`.
  static void alsoTo(Path folder) {
    alsoTo(folder, encoder("%d{yyyy-MM-dd'T'}" + FULL));
    context().getLogger("tributary").setLevel(Level.INFO);
  }

  /// At most three files of 10 MB.
  private static void alsoTo(Path folder, Encoder<ILoggingEvent> encoder) {
    Path file = folder.resolve("tributary.log");
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context());
    appender.setName("file");
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
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
  }

  /// Logback's own form: a message, and what stands in it as fields (`kvpList`).
  static JsonEncoder json() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context());
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }

  static Encoder<ILoggingEvent> encoder(String pattern) {
    PatternLayout layout = new PatternLayout();
    layout.setContext(context());
    layout.getInstanceConverterMap().put("line", PlainLine::new);
    layout.setPattern(pattern);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context());
    encoder.setLayout(layout);
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
