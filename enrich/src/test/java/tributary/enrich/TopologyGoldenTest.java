package tributary.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topics;

/// A changed name of a node, store or topic loses state at the next deploy: it must be seen in
/// review. After a wanted change: `./mvnw -pl enrich test -Dtributary.golden=write`.
class TopologyGoldenTest {
  @Test
  void isTheOneThatDocsTopologyShows() throws IOException {
    Path golden = Path.of(System.getProperty("tributary.root"), "docs", "topology.txt");
    Cluster cluster = new Cluster("none:0", "", 3, (short) 1, Map.of());
    Properties properties =
        Enrich.properties(cluster, EnrichConfig.defaults(), Path.of("unused"), "golden");
    String now =
        new EnrichTopology(new Topics(""), 3, EnrichConfig.defaults(), Pipeline.SUBJECTS)
            .with(properties)
            .describe()
            .toString();

    if ("write".equals(System.getProperty("tributary.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, now);
    }
    assertThat(now).isEqualTo(Files.readString(golden));
  }
}
