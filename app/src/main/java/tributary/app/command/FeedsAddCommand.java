package tributary.app.command;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.app.config.Config;
import tributary.app.role.House;
import tributary.events.feed.Feed;
import tributary.ingest.discovery.Candidate;
import tributary.ingest.discovery.Discovery;
import tributary.ingest.discovery.FeedAddress;
import tributary.ingest.discovery.Findings;
import tributary.ingest.discovery.PlainPages;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.page.LinkList;

/// `tributary feeds add`.
@Command(
    name = "add",
    description = "Follow a site: finds its feed, reads it, and follows the best there is.",
    mixinStandardHelpOptions = true)
final class FeedsAddCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 10;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Parameters(
      paramLabel = "URL",
      description = "A feed, a site, a channel, a repository, a show, with https or without.")
  private String address = "";

  @Option(names = "--all", description = "Follow every feed that the page leads to.")
  private boolean all;

  @Option(names = "--as-is", description = "Follow exactly this address, without looking.")
  private boolean asIs;

  @Option(names = "--dry-run", description = "Only show what would be followed.")
  private boolean dryRun;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "What readers shall call it; else the feed's own title.")
  private @Nullable String title;

  @Option(
      names = "--full-text",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Whether linked pages are read: auto (of teasers), always, never.")
  private Feed.FullText fullText = Feed.FullText.AUTO;

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "What it is about, as a hint; may be given several times.")
  private List<String> subjects = List.of();

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "feed",
      description = "feed; page: one page, watched for changes; list: a page of links to articles.")
  private Feed.Form form = Feed.Form.FEED;

  @Option(
      names = "--selector",
      paramLabel = "CSS",
      description = "Of a list: its links, or what holds one each. Of a page: its main part.")
  private @Nullable String selector;

  @Override
  public Integer call() throws InterruptedException {
    Feed wanted = wanted();
    Config config = setup.config();
    if (asIs) {
      return follow(config, List.of(wanted));
    }
    Findings findings = look(config, wanted);
    List<Findings.Found> chosen =
        findings.feeds().stream().limit(all ? Integer.MAX_VALUE : 1).toList();
    if (chosen.isEmpty()) {
      return nothing(findings);
    }
    tell(findings, chosen);
    return dryRun ? 0 : follow(config, chosen.stream().map(this::feed).toList());
  }

  private Feed wanted() {
    try {
      LinkList.requireSelector(selector);
      return feed(FeedAddress.of(address));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Feed feed(URI url) {
    return new Feed(Feed.idOf(url), url, title, fullText, false, subjects, form, selector);
  }

  private Feed feed(Findings.Found found) {
    return feed(found.url());
  }

  private Findings look(Config config, Feed wanted) throws InterruptedException {
    try (Fetcher fetcher = new Fetcher(config.ingest().fetch(), Clock.systemUTC())) {
      return switch (form) {
        case FEED -> new Discovery(fetcher, all).find(wanted.url());
        case PAGE, LIST -> new PlainPages(fetcher).look(wanted);
      };
    }
  }

  private int nothing(Findings findings) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("nothing is followed:");
    findings.troubles().forEach(line -> err.println("  " + line));
    err.println("To follow the address all the same: `tributary feeds add --as-is URL`.");
    err.flush();
    return 1;
  }

  private void tell(Findings findings, List<Findings.Found> chosen) {
    PrintWriter err = spec.commandLine().getErr();
    for (Findings.Found feed : chosen) {
      err.println(feed.title() == null ? "(without a title)" : feed.title());
      err.println("  " + feed.url());
      String how = form == Feed.Form.FEED ? "; " + feed.source().words() : "";
      err.println(
          "  %s, %d %s%s".formatted(feed.format(), feed.entries(), what(feed.entries()), how));
      if (feed.problem() != null) {
        err.println("  " + feed.problem());
      }
    }
    List<String> others = others(findings, chosen);
    if (!others.isEmpty()) {
      err.println("There are also, for `tributary feeds add`:");
      others.stream().limit(MOST_SHOWN).forEach(line -> err.println("  " + line));
      if (others.size() > MOST_SHOWN) {
        err.println("  and " + (others.size() - MOST_SHOWN) + " more");
      }
    }
    err.flush();
  }

  private String what(int count) {
    return switch (form) {
      case FEED -> count == 1 ? "entry" : "entries";
      case PAGE -> count == 1 ? "part" : "parts";
      case LIST -> count == 1 ? "link" : "links";
    };
  }

  private static List<String> others(Findings findings, List<Findings.Found> chosen) {
    List<String> lines =
        new ArrayList<>(
            findings.feeds().stream()
                .filter(feed -> !chosen.contains(feed))
                .map(feed -> line(feed.url(), feed.title(), feed.source()))
                .toList());
    findings.others().forEach(other -> lines.add(line(other.url(), other.title(), other.source())));
    return lines;
  }

  private static String line(URI url, @Nullable String title, Candidate.Source source) {
    return url + "  " + (title == null ? "(" + source.words() + ")" : title);
  }

  private int follow(Config config, List<Feed> feeds) {
    try (House house = House.open(config)) {
      List<Feed> added = house.feeds().register(feeds);
      PrintWriter out = spec.commandLine().getOut();
      for (Feed feed : feeds) {
        boolean known = !added.stream().map(Feed::id).toList().contains(feed.id());
        out.println(feed.id() + (known ? " is followed already" : " is followed"));
      }
      out.flush();
      return 0;
    }
  }
}
