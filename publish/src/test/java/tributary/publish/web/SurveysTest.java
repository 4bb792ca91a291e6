package tributary.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tributary.events.item.Item;
import tributary.events.item.SubjectTag;
import tributary.events.story.Story;
import tributary.publish.SampleWeek;
import tributary.publish.shelf.Items;

/// What readers see while a survey lasts: here for as long as the test wants it to.
class SurveysTest {
  private static final int READERS = 40;

  private final SampleShelf shelf = SampleShelf.week();
  private final CountDownLatch held = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Site site = new Site("127.0.0.1", 0, this::shown, List.of());

  private Shown shown() {
    Shown whole = shelf.shown(List.of(SampleWeek.digest()));
    return new Shown(
        whole.editions(),
        whole.title(),
        whole.due(),
        whole.zone(),
        whole.stories(),
        new Items(this::item, shelf.items()::containsKey, shelf.items()::size),
        whole.whereabouts());
  }

  private Optional<Item> item(String id) {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(shelf.items().get(id));
  }

  @AfterEach
  void stop() {
    held.countDown();
    site.close();
    client.close();
  }

  @Test
  void holdsUpNoOtherPageAndShowsTheNewestStoriesUntilItIsDone() throws Exception {
    site.start();
    Story told = shelf.stories().all().getFirst();
    SubjectTag subject = told.subjects().getFirst();
    String path = "/subjects/" + subject.subject();
    List<CompletableFuture<HttpResponse<String>>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(client.sendAsync(request(path), HttpResponse.BodyHandlers.ofString()));
    }

    assertThat(get("/stories/" + told.id()).statusCode()).isEqualTo(200);
    for (CompletableFuture<HttpResponse<String>> reader : readers) {
      HttpResponse<String> early = reader.join();
      assertThat(early.statusCode()).isEqualTo(200);
      assertThat(early.body())
          .contains("This page is being put together", "/stories/" + told.id(), subject.name());
      assertThat(early.headers().firstValue("Refresh")).isPresent();
    }

    held.countDown();
    HttpResponse<String> answer = get(path);
    while (answer.headers().firstValue("Refresh").isPresent()) {
      answer = get(path);
    }
    assertThat(answer.body()).doesNotContain("being put together").contains("Every line is taken");
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(site.address().resolve(path)).build();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path), HttpResponse.BodyHandlers.ofString());
  }
}
