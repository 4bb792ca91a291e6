package tributary.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Subscriber;
import tributary.publish.subscription.Subscribers;

class SubscribersTest {
  private static final List<String> WEEKLY = List.of("weekly");
  private final Subscribers subscribers = new Subscribers();

  @Test
  void givesEachAddressOneRandomIdAndKeepsIt() {
    List<Subscriber> first = enrol("ann@readers.example", " Ann@Readers.example ", "bob@x.example");

    assertThat(first).hasSize(2);
    assertThat(first).extracting(Subscriber::id).doesNotHaveDuplicates();
    assertThat(enrol("ann@readers.example", "bob@x.example")).isEmpty();
    assertThat(subscribers.receiving("weekly", List.of("ANN@readers.example")))
        .containsExactly(first.getFirst());
  }

  @Test
  void sendsNothingToSomebodyNoLongerConfiguredAndKnowsTheIdAgain() {
    Subscriber ann = enrol("ann@readers.example").getFirst();

    assertThat(subscribers.receiving("weekly", List.of())).isEmpty();
    assertThat(enrol("ann@readers.example")).isEmpty();
    assertThat(subscribers.receiving("weekly", List.of("ann@readers.example")))
        .containsExactly(ann);
  }

  @Test
  void followsAChangeOfDigests() {
    Subscriber ann = enrol("ann@readers.example").getFirst();

    List<Subscriber> changed =
        subscribers.wanting(List.of("ann@readers.example"), List.of("weekly", "chips"));

    assertThat(changed)
        .containsExactly(
            new Subscriber(ann.id(), "ann@readers.example", List.of("weekly", "chips"), List.of()));
  }

  @Test
  void staysOutOfADigestThatWasLeftHoweverOftenTheAddressIsConfigured() {
    Subscriber ann = enrol("ann@readers.example").getFirst();

    Subscriber left = ann.leaving("weekly");
    subscribers.put(left.id(), left);

    assertThat(enrol("ann@readers.example")).isEmpty();
    assertThat(subscribers.receiving("weekly", List.of("ann@readers.example"))).isEmpty();
    assertThat(subscribers.find(ann.id())).hasValue(left);
  }

  @Test
  void namesNoAddressInItsOwnWords() {
    assertThat(enrol("ann@readers.example").toString()).doesNotContain("readers.example");
  }

  private List<Subscriber> enrol(String... addresses) {
    List<Subscriber> wanting = subscribers.wanting(List.of(addresses), WEEKLY);
    wanting.forEach(who -> subscribers.put(who.id(), who));
    return wanting;
  }
}
