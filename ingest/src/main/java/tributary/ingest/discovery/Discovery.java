package tributary.ingest.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.Feed;
import tributary.events.topic.Json;
import tributary.ingest.fetch.Fetched;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.fetch.Request;
import tributary.ingest.source.FeedReader;
import tributary.ingest.source.SourceFeed;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.CharacterSet;
import tributary.ingest.text.Reading;

/// Finds the feeds of a site, by the ladder that readers expect: the rules for its kind; the
/// address itself; what the page names, then links; the usual places. Nothing is believed that was
/// not fetched and read. Blocks its caller; each request waits for the host's turn.
///
/// @param fetcher keeps the manners and the guards
/// @param all whether all candidates are read; else it ends at the first that has entries
public record Discovery(Fetcher fetcher, boolean all) {
  private static final String ACCEPT =
      "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml,"
          + " application/feed+json, application/xml;q=0.9, */*;q=0.5";

  /// Candidates that are read at most; a page may name a feed for each of its tags.
  private static final int MOST = 12;

  private static final int NOT_FOUND = 404;
  private static final Pattern LIKE_A_FEED =
      Pattern.compile("\\s*(?:<\\?xml|<rss|<feed|<rdf|\\{)", Pattern.CASE_INSENSITIVE);

  /// In the folder of the page and then at the root: where the usual programs for blogs put it.
  private static final List<String> USUAL =
      List.of("feed", "rss", "atom.xml", "feed.xml", "index.xml", "rss.xml", "feed.json");

  /// Looks for the feeds of `url`.
  ///
  /// @throws InterruptedException when the caller is called off
  public Findings find(URI url) throws InterruptedException {
    Search search = new Search();
    Optional<Sites.Fit> fit = Sites.fitting(url);
    if (fit.isPresent() && fit.get().rule() instanceof SiteRule.Closed(var _, String advice)) {
      return search.given(url, advice);
    }
    search.tryAll(byAddress(fit));
    if (search.hungry()) {
      search.page(url, fit);
    }
    return search.findings();
  }

  private List<Candidate> byAddress(Optional<Sites.Fit> fit) throws InterruptedException {
    if (fit.isEmpty()) {
      return List.of();
    }
    Matcher match = fit.get().match();
    return switch (fit.get().rule()) {
      case SiteRule.ByAddress(var _, List<String> feeds) -> filled(feeds, match);
      case SiteRule.ByDirectory directory -> asked(directory, match);
      case SiteRule.ByPage _ -> List.of();
      case SiteRule.Closed _ -> List.of();
    };
  }

  private static List<Candidate> filled(List<String> templates, Matcher match) {
    return templates.stream()
        .map(template -> URI.create(SiteRule.fill(template, match)))
        .map(url -> new Candidate(url, null, Candidate.Source.SITE))
        .toList();
  }

  private List<Candidate> asked(SiteRule.ByDirectory directory, Matcher match)
      throws InterruptedException {
    URI question = URI.create(SiteRule.fill(directory.question(), match));
    if (fetcher.fetch(Request.of(question, "application/json"))
        instanceof Fetched.Fresh(Fetched.Body body)) {
      return answer(directory, body).stream().toList();
    }
    return List.of();
  }

  private static Optional<Candidate> answer(SiteRule.ByDirectory directory, Fetched.Body body) {
    try {
      String text = CharacterSet.decode(body.bytes(), body.contentType());
      String feed = Json.MAPPER.readTree(text).at(directory.answer()).asText("");
      return Optional.ofNullable(Addresses.web(body.at(), feed))
          .map(url -> new Candidate(url, null, Candidate.Source.SITE));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /// One search: what was tried, and what came of it.
  private final class Search {
    private final Set<URI> tried = new LinkedHashSet<>();
    private final List<Findings.Found> found = new ArrayList<>();
    private final List<Candidate> others = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    Findings findings() {
      List<Findings.Found> best =
          found.stream().sorted(Comparator.comparing(feed -> feed.entries() == 0)).toList();
      return new Findings(best, others, troubles);
    }

    Findings given(URI url, String advice) {
      trouble(url, advice);
      return findings();
    }

    boolean hungry() {
      return all || found.stream().noneMatch(feed -> feed.entries() > 0);
    }

    void tryAll(List<Candidate> candidates) throws InterruptedException {
      for (Candidate candidate : candidates) {
        if (tried.contains(candidate.url())) {
          continue;
        }
        if (hungry() && tried.size() < MOST) {
          tryOne(candidate);
        } else {
          others.add(candidate);
        }
      }
    }

    private void tryOne(Candidate candidate) throws InterruptedException {
      tried.add(candidate.url());
      Fetched fetched = fetcher.fetch(Request.of(candidate.url(), ACCEPT));
      if (fetched instanceof Fetched.Fresh(Fetched.Body body)) {
        read(candidate, body);
      } else {
        trouble(candidate.url(), fetched.problem());
      }
    }

    /// @return whether it is a feed
    private boolean read(Candidate candidate, Fetched.Body body) {
      Reading<SourceFeed> reading =
          FeedReader.read(body.bytes(), body.at(), body.contentType(), body.whole());
      return switch (reading) {
        case Reading.Read<SourceFeed>(SourceFeed feed, String problem) -> {
          found.add(
              new Findings.Found(
                  body.permanent(),
                  Feed.line(feed.title()),
                  feed.format(),
                  feed.entries().size(),
                  problem,
                  candidate.source()));
          yield true;
        }
        case Reading.Unreadable<SourceFeed>(String problem) -> {
          trouble(candidate.url(), problem);
          yield false;
        }
      };
    }

    void page(URI url, Optional<Sites.Fit> fit) throws InterruptedException {
      tried.add(url);
      Fetched fetched = fetcher.fetch(Request.of(url, ACCEPT));
      if (!(fetched instanceof Fetched.Fresh(Fetched.Body body))) {
        trouble(url, fetched.problem());
        if (fetched instanceof Fetched.Refused(int status) && status != NOT_FOUND) {
          guess(url); // many a host that keeps programs off its pages has its feed open to them
        }
        return;
      }
      int before = troubles.size();
      if (read(new Candidate(url, null, Candidate.Source.GIVEN), body)) {
        return;
      }
      if (Sites.fitting(body.at()).map(Sites.Fit::rule).orElse(null)
          instanceof SiteRule.Closed(var _, String advice)) {
        trouble(body.at(), advice);
        return;
      }
      String html = CharacterSet.decode(body.bytes(), body.contentType());
      if (!LIKE_A_FEED.matcher(html).lookingAt()) {
        troubles.subList(before, troubles.size()).clear(); // a page is no broken feed
      }
      List<Candidate> candidates = new ArrayList<>(inPage(fit, html));
      candidates.addAll(PageLinks.of(html, body.at(), body.links()));
      tryAll(candidates);
      if (found.isEmpty()) {
        guess(body.at());
      }
      if (found.isEmpty()) {
        trouble(url, "neither a feed nor a page that leads to one");
      }
    }

    /// Stops at the first that is one, and when the host has enough of being asked.
    private void guess(URI page) throws InterruptedException {
      for (URI place : usual(page)) {
        if (!found.isEmpty()) {
          return;
        }
        if (!tried.add(place)) {
          continue;
        }
        Fetched fetched = fetcher.fetch(Request.of(place, ACCEPT));
        if (fetched instanceof Fetched.Fresh(Fetched.Body body)) {
          guessed(place, body);
        } else if (fetched instanceof Fetched.Throttled) {
          trouble(place, fetched.problem());
          return;
        }
      }
    }

    private void guessed(URI place, Fetched.Body body) {
      int before = troubles.size();
      if (!read(new Candidate(place, null, Candidate.Source.GUESSED), body)) {
        troubles.subList(before, troubles.size()).clear(); // nobody said there was one
      }
    }

    private void trouble(URI url, @Nullable String problem) {
      troubles.add(url + ": " + problem);
    }
  }

  private static List<Candidate> inPage(Optional<Sites.Fit> fit, String html) {
    if (fit.isPresent()
        && fit.get().rule() instanceof SiteRule.ByPage(var _, var mark, List<String> feeds)) {
      Matcher match = mark.matcher(html);
      return match.find() ? filled(feeds, match) : List.of();
    }
    return List.of();
  }

  static List<URI> usual(URI page) {
    String path = page.getRawPath() == null ? "/" : page.getRawPath();
    Set<URI> places = new LinkedHashSet<>();
    for (String folder : new LinkedHashSet<>(List.of(path.replaceFirst("[^/]*$", ""), "/"))) {
      for (String name : USUAL) {
        places.add(page.resolve((folder.isEmpty() ? "/" : folder) + name));
      }
    }
    if (path.matches("/@[\\w.-]+")) { // how Mastodon and its kin name people
      places.add(page.resolve(path + ".rss"));
    }
    return List.copyOf(places);
  }
}
