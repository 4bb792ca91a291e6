package tributary.ingest.discovery;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The kinds of sites we know: one line each; the first that fits an address counts.
final class Sites {
  private static final String VIDEOS = "https://www.youtube.com/feeds/videos.xml";
  private static final String GITHUB = "https://github.com/$1/$2";
  private static final String GITHUB_OWN =
      "(?!(?:about|apps|collections|enterprise|explore|features|login|marketplace|orgs|pricing|search"
          + "|settings|sponsors|topics|trending)(?:/|$))";

  private static final List<SiteRule> RULES =
      List.of(
          // Videos
          at("youtube\\.com/channel/(UC[\\w-]+)", VIDEOS + "?channel_id=$1"),
          at(
              "youtube\\.com/(?:playlist|watch)\\?(?:.*&)?list=([\\w-]+)",
              VIDEOS + "?playlist_id=$1"),
          at("youtube\\.com/user/([\\w.-]+)", VIDEOS + "?user=$1"),
          on(
              "youtube\\.com/(?:@|c/|watch|shorts/|live/|[\\w.-]+/?$)|youtu\\.be/",
              "(?:youtube\\.com/feeds/videos\\.xml\\?channel_id=|youtube\\.com/channel/"
                  + "|\"(?:channelId|externalId|browseId)\":\"|itemprop=\"(?:channelId|identifier)\" content=\")"
                  + "(UC[\\w-]{22})",
              VIDEOS + "?channel_id=$1"),
          closed(
              "consent\\.youtube\\.com/",
              "YouTube asks for consent before it shows the page: give the channel's own address"
                  + " (https://www.youtube.com/channel/UC…), which its page shows under \"About\"; then"
                  + " no page needs to be read"),
          at(
              "vimeo\\.com/(?!channels/|groups/|\\d)([\\w-]+)/?$",
              "https://vimeo.com/$1/videos/rss"),
          at("vimeo\\.com/(channels|groups)/([\\w-]+)", "https://vimeo.com/$1/$2/videos/rss"),
          // Talk
          at(
              "reddit\\.com(/r/[\\w.+-]+)?/search/?\\?(.+)",
              "https://www.reddit.com$1/search.rss?$2"),
          at(
              "reddit\\.com/r/([\\w.+-]+)/(new|top|hot|rising|controversial)/?(\\?.*)?$",
              "https://www.reddit.com/r/$1/$2/.rss$3"),
          at(
              "reddit\\.com/r/([\\w.+-]+)/comments/(\\w+)",
              "https://www.reddit.com/r/$1/comments/$2/.rss"),
          at("reddit\\.com/r/([\\w.+-]+)/?$", "https://www.reddit.com/r/$1/.rss"),
          at("reddit\\.com/u(?:ser)?/([\\w-]+)", "https://www.reddit.com/user/$1/.rss"),
          at("bsky\\.app/profile/([\\w.:-]+)", "https://bsky.app/profile/$1/rss"),
          // Code and papers
          at("github\\.com/" + GITHUB_OWN + "([\\w-]+)/?$", "https://github.com/$1.atom"),
          at(
              "github\\.com/" + GITHUB_OWN + "([\\w-]+)/([\\w.-]+)/tags",
              GITHUB + "/tags.atom",
              GITHUB + "/releases.atom"),
          at(
              "github\\.com/"
                  + GITHUB_OWN
                  + "([\\w-]+)/([\\w.-]+)/(?:commits|tree)/([\\w./-]*[\\w-])",
              GITHUB + "/commits/$3.atom",
              GITHUB + "/releases.atom"),
          at(
              "github\\.com/" + GITHUB_OWN + "([\\w-]+)/([\\w.-]+?)(?:\\.git)?(/commits/?$)",
              GITHUB + "/commits.atom",
              GITHUB + "/releases.atom"),
          at(
              "github\\.com/" + GITHUB_OWN + "([\\w-]+)/([\\w.-]+?)(?:\\.git)?(?:[/?#]|$)",
              GITHUB + "/releases.atom",
              GITHUB + "/tags.atom",
              GITHUB + "/commits.atom"),
          at(
              "gitlab\\.com/([\\w.-]+/[\\w.-]+)(?:/-/|/?$)",
              "https://gitlab.com/$1/-/tags?format=atom",
              "https://gitlab.com/$1.atom"),
          at("pypi\\.org/project/([\\w.-]+)", "https://pypi.org/rss/project/$1/releases.xml"),
          at("crates\\.io/crates/([\\w-]+)", "https://static.crates.io/rss/crates/$1.xml"),
          at("arxiv\\.org/list/([\\w.-]+)", "https://rss.arxiv.org/atom/$1"),
          // Blogs
          at("medium\\.com/(@?[\\w.-]+)", "https://medium.com/feed/$1"),
          at("([\\w-]+)\\.medium\\.com", "https://$1.medium.com/feed"),
          at("substack\\.com/@([\\w-]+)", "https://$1.substack.com/feed"),
          at("([\\w-]+)\\.substack\\.com", "https://$1.substack.com/feed"),
          at("tumblr\\.com/(?:blog/(?:view/)?)?([\\w-]+)/?$", "https://$1.tumblr.com/rss"),
          at("([\\w-]+)\\.tumblr\\.com", "https://$1.tumblr.com/rss"),
          at("([\\w-]+\\.blogspot\\.[a-z.]+)", "https://$1/feeds/posts/default"),
          at("([\\w-]+)\\.wordpress\\.com", "https://$1.wordpress.com/feed/"),
          at("dev\\.to/([\\w-]+)/?$", "https://dev.to/feed/$1"),
          // Podcasts
          new SiteRule.ByDirectory(
              Pattern.compile("(?:podcasts|itunes)\\.apple\\.com/.*?\\bid(\\d+)"),
              "https://itunes.apple.com/lookup?id=$1&entity=podcast",
              JsonPointer.compile("/results/0/feedUrl")),
          closed(
              "open\\.spotify\\.com/",
              "Spotify gives no feeds out: look for the show's own site, or give its page at Apple"
                  + " Podcasts"),
          // Those who once had feeds
          closed(
              "(?:twitter\\.com|x\\.com|facebook\\.com|instagram\\.com|linkedin\\.com|tiktok\\.com|threads\\.net)(?:/|$)",
              "this site gives no feeds out: look for the same source's blog, newsletter, Mastodon or"
                  + " Bluesky"));

  private Sites() {}

  /// A rule and what its pattern has found.
  record Fit(SiteRule rule, Matcher match) {}

  /// The rule for an address.
  static Optional<Fit> fitting(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String host = url.getHost().toLowerCase(Locale.ROOT).replaceFirst("^(?:www|m|old|new)\\.", "");
    String address = host + path + query;
    return RULES.stream()
        .map(rule -> new Fit(rule, rule.address().matcher(address)))
        .filter(fit -> fit.match().lookingAt())
        .findFirst();
  }

  private static SiteRule at(String address, String... feeds) {
    return new SiteRule.ByAddress(Pattern.compile(address), Arrays.asList(feeds));
  }

  private static SiteRule on(String address, String mark, String... feeds) {
    return new SiteRule.ByPage(
        Pattern.compile(address), Pattern.compile(mark), Arrays.asList(feeds));
  }

  private static SiteRule closed(String address, String advice) {
    return new SiteRule.Closed(Pattern.compile(address), advice);
  }
}
