package tributary.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tributary.enrich.Enrich;
import tributary.enrich.EnrichConfig;
import tributary.enrich.EnrichTopology;
import tributary.enrich.subject.Subjects;
import tributary.events.topic.Cluster;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.events.topic.Writer;

/// The rules hold in this house. That each can fail is shown by [RulesBiteTest].
class HouseRulesTest {
  private final House house = House.ours();

  @Test
  void thereIsAHouseToJudge() {
    assertThat(house.classes()).extracting(Compiled::module).containsAll(House.MODULES);
    assertThat(house.sources()).hasSizeGreaterThan(200);
  }

  @Test
  void modulesMeetOnlyInEvents() {
    assertThat(Walls.modules(house)).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    assertThat(Walls.cycles(house)).isEmpty();
  }

  @Test
  void roomsNeverImportTheirHall() {
    assertThat(Walls.rooms(house)).isEmpty();
  }

  @Test
  void enrichIsAFunctionOfItsInput() {
    assertThat(Habits.pure(house)).isEmpty();
  }

  @Test
  void ingestAndPublishAskTheClockTheyAreGiven() {
    assertThat(Habits.clocks(house)).isEmpty();
  }

  @Test
  void oneClassTouchesTheBrokersOwnPackages() {
    assertThat(Walls.broker(house)).isEmpty();
  }

  @Test
  void onlyTheRoomsFetchAndModelAreClientsOfTheWeb() {
    assertThat(Habits.fetching(house)).isEmpty();
  }

  @Test
  void oneClassDecidesWhatHtmlIsSafe() {
    assertThat(Walls.sanitizer(house)).isEmpty();
  }

  @Test
  void eachModuleWritesAtOnePlace() {
    assertThat(Walls.producers(house)).isEmpty();
  }

  /// What leaves the topology, its own topics aside, is what enrich is the writer of.
  @Test
  void enrichWritesItsOwnTopicsAndNoOther() {
    Topics topics = new Topics("");
    EnrichConfig config = EnrichConfig.defaults();
    Properties settings =
        Enrich.properties(Cluster.at("none:0"), config, Path.of("unused"), "test");
    String topology =
        new EnrichTopology(topics, 3, config, new Subjects(List.of()))
            .with(settings)
            .describe()
            .toString();

    Set<String> written =
        Pattern.compile("Sink: \\S+ \\(topic: (\\S+)\\)")
            .matcher(topology)
            .results()
            .map(sink -> sink.group(1))
            .filter(topic -> !topic.endsWith("-repartition"))
            .collect(Collectors.toSet());

    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            topics.all().stream()
                .filter(topic -> topic.writer() == Writer.ENRICH)
                .map(Topic::name)
                .toList());
  }

  @Test
  void everyTopicIsListed() {
    long topics =
        Stream.of(Topics.class.getMethods())
            .filter(method -> method.getReturnType() == Topic.class)
            .filter(method -> method.getParameterCount() == 0)
            .count();
    assertThat(new Topics("").all())
        .as("Topics.all()")
        .doesNotHaveDuplicates()
        .hasSize((int) topics);
  }

  @Test
  void classesAreNamedAfterWhatTheyAre() {
    assertThat(Habits.names(house)).isEmpty();
  }

  @Test
  void everyPackageIntroducesItself() {
    assertThat(Habits.packages(house)).isEmpty();
  }

  @Test
  void methodsAndFilesStaySmall() {
    assertThat(Habits.sizes(house)).isEmpty();
  }
}
