package tributary.app.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Cluster;

/// The settings of a lone broker that shares one small machine with everything else.
///
/// @param log where records lie
/// @param port of clients, on loopback
/// @param controllerPort of the broker's own talk with itself, on loopback
/// @param session how long the broker may be silent before its controller takes its partitions away
/// @param forwarded a second way in, or null
record BrokerSettings(
    Path log, int port, int controllerPort, Duration session, @Nullable Forwarded forwarded) {
  static final int NODE = 1;
  static final String HOST = "127.0.0.1";
  static final String CONTROLLER = "CONTROLLER";

  Properties properties() {
    Properties settings = new Properties();
    node(settings);
    singleReplicas(settings);
    lean(settings);
    patience(settings);
    return settings;
  }

  private void node(Properties settings) {
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("log.dirs", log.toString());
    String own = "PLAINTEXT://%s:%d".formatted(HOST, port);
    String controller = "%s://%s:%d".formatted(CONTROLLER, HOST, controllerPort);
    if (forwarded == null) {
      settings.put("listeners", own + "," + controller);
    } else {
      String way = ",FORWARDED://" + HOST + ":";
      settings.put("listeners", own + way + forwarded.port() + "," + controller);
      settings.put("advertised.listeners", own + way + forwarded.told());
      settings.put(
          "listener.security.protocol.map",
          "PLAINTEXT:PLAINTEXT,FORWARDED:PLAINTEXT,%s:PLAINTEXT".formatted(CONTROLLER));
    }
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
    settings.put("auto.create.topics.enable", "false");
    settings.put("message.max.bytes", Integer.toString(Cluster.MAX_RECORD));
  }

  private static void singleReplicas(Properties settings) {
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      settings.put(topic + ".replication.factor", "1");
      settings.put(topic + ".num.partitions", "1");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void lean(Properties settings) {
    settings.put("num.network.threads", "1");
    settings.put("num.io.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    settings.put("log.segment.bytes", Integer.toString(16 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
  }

  /// `broker.session.timeout.ms`: after a kill -9 the next start waits for the dead one's session;
  /// the default of 9 s makes that 15 s in all, 1 s makes it 3 s. `offsets.retention.minutes`: a
  /// weekly system that is off for a holiday must find its offsets again; the default forgets in 7
  /// days.
  private void patience(Properties settings) {
    settings.put("broker.session.timeout.ms", Long.toString(session.toMillis()));
    settings.put("broker.heartbeat.interval.ms", "250");
    settings.put("controlled.shutdown.enable", "true");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("offsets.retention.minutes", Long.toString(Duration.ofDays(90).toMinutes()));
  }
}
