package tributary.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tributary.app.trial.TemporaryFolder;
import tributary.publish.library.Library;
import tributary.publish.shelf.Items;
import tributary.publish.shelf.Stories;
import tributary.publish.shelf.Withheld;
import tributary.publish.web.Searching;
import tributary.publish.web.Shown;
import tributary.publish.web.Site;
import tributary.publish.web.Whereabouts;

/// What readers wait for with many items on the shelf: `PagesAtScale ITEMS [SECONDS] [A_SECOND]
/// [FOLDER]`. Fills a library with made-up news, closes and opens it again, serves the real site
/// and asks for story, subject and search pages in turn, at fixed times whether or not earlier ones
/// were answered: a wait counts from the time at which it should have been asked. A folder that an
/// earlier run filled with as many items is used again.
public final class PagesAtScale {
  private static final String FILLED = "filled";

  private final Random chance = new Random(7);
  private final int items;
  private final List<String> titles;
  private final Map<String, ConcurrentLinkedQueue<Long>> waits = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  private PagesAtScale(int items, List<String> titles) {
    this.items = items;
    this.titles = titles;
  }

  /// @param args items, seconds, requests a second, folder
  public static void main(String[] args) throws IOException {
    int items = Integer.parseInt(args[0]);
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    int rate = args.length > 2 ? Integer.parseInt(args[2]) : 200;
    Path folder =
        args.length > 3 ? Path.of(args[3]) : TemporaryFolder.make("pages-at-scale").path();
    List<String> titles = filled(folder) ? MadeShelf.titles(items) : fill(items, folder);
    long begun = System.nanoTime();
    try (Library library = Library.open(folder.resolve("items"));
        Stories stories = Stories.open(folder.resolve("stories"), new Withheld())) {
      library.begin(Map.of(0, Long.MAX_VALUE));
      stories.begin(Map.of(0, Long.MAX_VALUE));
      Supplier<Shown> shown = () -> shown(library, stories);
      Clock clock = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);
      try (Site site =
          new Site("127.0.0.1", 0, shown, List.of(new Searching(shown, () -> library, clock)))) {
        site.start();
        System.out.printf(
            "opened and serving %,d items, %,d stories after %.2f s%n",
            library.size(), stories.size(), (System.nanoTime() - begun) / 1e9);
        PagesAtScale run = new PagesAtScale(items, titles);
        run.ask(site.address(), Math.max(5, seconds / 4), rate / 4);
        run.say("first pages, at a quarter of the rate");
        run.ask(site.address(), seconds, rate);
        run.say("then, at %d a second for %d s".formatted(rate, seconds));
      }
      System.out.printf(
          "heap %,d MB, resident %,d MB%n", Consumption.heap() >> 20, Consumption.resident() >> 20);
    }
  }

  /// Whether an earlier run left its shelf there.
  private static boolean filled(Path folder) {
    return Files.exists(folder.resolve(FILLED));
  }

  private static List<String> fill(int items, Path folder) throws IOException {
    long begun = System.nanoTime();
    List<String> titles;
    try (Library library = Library.open(folder.resolve("items"));
        Stories stories = Stories.open(folder.resolve("stories"), new Withheld())) {
      titles = new MadeShelf(items).fill(items, library, stories);
    }
    Files.writeString(folder.resolve(FILLED), Integer.toString(items));
    double took = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "filled with %,d items in %.1f s, %,.0f a second; disk: items %,d MB, stories %,d MB%n",
        items,
        took,
        items / took,
        Consumption.disk(folder.resolve("items")) >> 20,
        Consumption.disk(folder.resolve("stories")) >> 20);
    return titles;
  }

  private static Shown shown(Library library, Stories stories) {
    return new Shown(
        List.of(),
        "Made-up news",
        "Monday",
        ZoneOffset.UTC,
        stories,
        Items.of(library, new Withheld()),
        new Whereabouts(null));
  }

  private void ask(URI site, int seconds, int rate) {
    List<CompletableFuture<?>> answers = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      long begun = System.nanoTime();
      for (int i = 0; i < seconds * rate; i++) {
        long due = begun + i * 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        answers.add(ask(client, site, i % 3, due));
      }
      answers.forEach(CompletableFuture::join);
    }
  }

  private CompletableFuture<?> ask(HttpClient client, URI site, int sort, long due) {
    String kind = List.of("story", "subject", "search").get(sort);
    String path =
        switch (sort) {
          case 0 ->
              "/stories/"
                  + MadeShelf.story(
                      chance.nextInt(items / MadeShelf.TELLINGS * MadeShelf.TELLINGS));
          case 1 -> "/subjects/" + MadeShelf.subject(chance.nextInt(MadeShelf.SUBJECTS));
          default -> "/search?q=" + URLEncoder.encode(question(), StandardCharsets.UTF_8);
        };
    HttpRequest request =
        HttpRequest.newBuilder(site.resolve(path)).timeout(Duration.ofSeconds(60)).build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .handle((answer, failure) -> {
          if (failure != null || answer.statusCode() != 200) {
            failures.add(path + ": " + (failure != null ? failure : answer.statusCode()));
          }
          return waits
              .computeIfAbsent(kind, name -> new ConcurrentLinkedQueue<>())
              .add(System.nanoTime() - due);
        });
  }

  /// Of ten, five ask for two words of a title, one for a name, and one each for a phrase, a
  /// beginning, a kind and a word that is spelt wrong.
  private String question() {
    String[] words = titles.get(chance.nextInt(titles.size())).replaceAll("[^\\w ]", "").split(" ");
    String one = words[1 + chance.nextInt(words.length - 1)];
    String two = words[1 + chance.nextInt(words.length - 1)];
    return switch (chance.nextInt(10)) {
      case 0 -> words[1];
      case 1 -> "\"" + words[2] + " " + words[3] + "\"";
      case 2 -> one.substring(0, Math.min(4, one.length())) + "* " + two;
      case 3 -> one + " kind:podcast";
      case 4 -> one.length() < 5 ? one : one.substring(0, 3) + one.substring(4) + " " + two;
      default -> one + " " + two;
    };
  }

  private void say(String when) {
    System.out.println(when + ":");
    waits.forEach((kind, each) -> {
      long[] sorted = each.stream().mapToLong(Long::longValue).sorted().toArray();
      System.out.printf(
          "  %-8s %,6d pages, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
          kind, sorted.length, at(sorted, .50), at(sorted, .95), at(sorted, .99), at(sorted, 1));
    });
    System.out.printf("  %,d were not answered%n", failures.size());
    failures.stream().limit(3).forEach(System.out::println);
    waits.clear();
    failures.clear();
  }

  private static double at(long[] sorted, double share) {
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? 0 : sorted[Math.clamp(place, 0, sorted.length - 1)] / 1e6;
  }
}
