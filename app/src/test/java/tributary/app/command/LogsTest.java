package tributary.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import tributary.events.topic.Json;

class LogsTest {
  private static final String HOSTILE = "Fine\r\n04:00 ERROR all is lost\u001b[2J\u202e\u2028 end";

  private static ILoggingEvent event(String message, Object... arguments) {
    Logger logger = (Logger) LoggerFactory.getLogger("tributary.app.Sample");
    LoggingEvent event =
        new LoggingEvent(LogsTest.class.getName(), logger, Level.WARN, message, null, arguments);
    event.setKeyValuePairs(
        new ArrayList<>(
            List.of(new KeyValuePair("feed", "a1b2"), new KeyValuePair("title", HOSTILE))));
    return event;
  }

  private static String text(ILoggingEvent event) {
    return new String(Logs.encoder(Logs.FULL).encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void textFromOutsideCanNeitherBeginALineNorMoveTheCursor() {
    String line = text(event("A visit failed: {}", HOSTILE));

    assertThat(line).endsWith("\n");
    assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b", "\u202e", "\u2028");
    assertThat(line)
        .contains("A visit failed: Fine\\r\\n04:00 ERROR all is lost\\u001b[2J\\u202e\\u2028 end")
        .contains("feed=\"a1b2\" title=\"Fine\\r\\n04:00");
  }

  @Test
  void aQuoteInAFieldDoesNotEndIt() {
    assertThat(PlainLine.escaped("a\tb")).isEqualTo("a b");
    LoggingEvent event = (LoggingEvent) event("Something");
    event.addKeyValuePair(new KeyValuePair("host", "a\" edition=\"x"));
    assertThat(text(event)).contains("host=\"a\\\" edition=\\\"x\"");
  }

  @Test
  void jsonIsOneObjectALineWithIdsAsFields() throws Exception {
    String line =
        new String(Logs.json().encode(event("{} items are new", 3)), StandardCharsets.UTF_8);

    assertThat(line.strip()).doesNotContain("\n", "\r", "\u001b");
    JsonNode said = Json.MAPPER.readTree(line);
    assertThat(said.path("level").asText()).isEqualTo("WARN");
    assertThat(said.path("loggerName").asText()).isEqualTo("tributary.app.Sample");
    assertThat(said.path("formattedMessage").asText()).isEqualTo("3 items are new");
    assertThat(said.path("kvpList").path(0).path("feed").asText()).isEqualTo("a1b2");
    assertThat(said.path("kvpList").path(1).path("title").asText()).isEqualTo(HOSTILE);
  }
}
