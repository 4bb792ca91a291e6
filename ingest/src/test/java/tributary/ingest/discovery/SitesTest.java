package tributary.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of site, as people paste its addresses.
class SitesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos,"
            + "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv",
        "https://m.youtube.com/playlist?list=PLabc-_1,"
            + "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc-_1",
        "https://www.youtube.com/watch?v=x&list=PLabc,"
            + "https://www.youtube.com/feeds/videos.xml?playlist_id=PLabc",
        "https://youtube.com/user/GoogleTechTalks,"
            + "https://www.youtube.com/feeds/videos.xml?user=GoogleTechTalks",
        "https://www.reddit.com/r/LocalLLaMA/,https://www.reddit.com/r/LocalLLaMA/.rss",
        "https://old.reddit.com/r/LocalLLaMA/top/?t=week,"
            + "https://www.reddit.com/r/LocalLLaMA/top/.rss?t=week",
        "https://www.reddit.com/r/MachineLearning+LocalLLaMA,"
            + "https://www.reddit.com/r/MachineLearning+LocalLLaMA/.rss",
        "https://www.reddit.com/user/some_one/,https://www.reddit.com/user/some_one/.rss",
        "https://www.reddit.com/search/?q=h100&sort=new,"
            + "https://www.reddit.com/search.rss?q=h100&sort=new",
        "https://www.reddit.com/r/hardware/search/?q=hbm,"
            + "https://www.reddit.com/r/hardware/search.rss?q=hbm",
        "https://bsky.app/profile/someone.example,https://bsky.app/profile/someone.example/rss",
        "https://github.com/vllm-project/vllm,"
            + "https://github.com/vllm-project/vllm/releases.atom",
        "https://github.com/vllm-project/vllm/tags,https://github.com/vllm-project/vllm/tags.atom",
        "https://github.com/vllm-project/vllm/commits/main/,"
            + "https://github.com/vllm-project/vllm/commits/main.atom",
        "https://github.com/vllm-project/vllm/commits/,"
            + "https://github.com/vllm-project/vllm/commits.atom",
        "https://github.com/vllm-project/vllm.git,"
            + "https://github.com/vllm-project/vllm/releases.atom",
        "https://github.com/torvalds,https://github.com/torvalds.atom",
        "https://medium.com/@someone,https://medium.com/feed/@someone",
        "https://blog-of.medium.com/a-post,https://blog-of.medium.com/feed",
        "https://example.substack.com/p/a-post,https://example.substack.com/feed",
        "https://www.tumblr.com/someone,https://someone.tumblr.com/rss",
        "https://someone.blogspot.co.uk/2024/01/x.html,"
            + "https://someone.blogspot.co.uk/feeds/posts/default",
        "https://someone.wordpress.com/,https://someone.wordpress.com/feed/",
        "https://arxiv.org/list/cs.DC/recent,https://rss.arxiv.org/atom/cs.DC",
        "https://pypi.org/project/vllm/#history,https://pypi.org/rss/project/vllm/releases.xml",
      })
  void knowsWhereItsFeedLies(URI address, String feed) {
    assertThat(feeds(address)).first().isEqualTo(feed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/topics/llm",
        "https://github.com/",
        "https://notgithub.com.example/a/b",
        "https://example.org/r/LocalLLaMA/",
        "https://example.org/youtube.com/channel/UCabcdefghijklmnopqrstuv",
        "https://vimeo.com/123456"
      })
  void leavesOthersAlone(URI address) {
    assertThat(Sites.fitting(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://open.spotify.com/show/abc",
        "https://x.com/someone",
        "https://www.linkedin.com/company/x"
      })
  void saysWhereThereIsNothingToBeHad(URI address) {
    assertThat(Sites.fitting(address).map(Sites.Fit::rule))
        .containsInstanceOf(SiteRule.Closed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv\">",
        "<link rel=\"canonical\" href=\"https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv\">",
        "{\"channelId\":\"UCabcdefghijklmnopqrstuv\"}",
        "{\"externalId\":\"UCabcdefghijklmnopqrstuv\"}",
        "<meta itemprop=\"identifier\" content=\"UCabcdefghijklmnopqrstuv\">"
      })
  void readsAChannelsNumberInThePageOfItsHandle(String page) {
    SiteRule rule =
        Sites.fitting(URI.create("https://www.youtube.com/@handle/videos")).orElseThrow().rule();
    assertThat(rule).isInstanceOf(SiteRule.ByPage.class);
    SiteRule.ByPage byPage = (SiteRule.ByPage) rule;
    Matcher mark = byPage.mark().matcher(page);
    assertThat(mark.find()).isTrue();
    assertThat(SiteRule.fill(byPage.feeds().getFirst(), mark))
        .isEqualTo("https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv");
  }

  @Test
  void asksADirectoryWhereAPodcastLies() {
    Sites.Fit fit =
        Sites.fitting(URI.create("https://podcasts.apple.com/us/podcast/a-show/id1234567890?i=1"))
            .orElseThrow();
    assertThat(fit.rule()).isInstanceOf(SiteRule.ByDirectory.class);
    assertThat(SiteRule.fill(((SiteRule.ByDirectory) fit.rule()).question(), fit.match()))
        .isEqualTo("https://itunes.apple.com/lookup?id=1234567890&entity=podcast");
  }

  private static List<String> feeds(URI address) {
    Optional<Sites.Fit> fit = Sites.fitting(address);
    assertThat(fit.map(Sites.Fit::rule)).containsInstanceOf(SiteRule.ByAddress.class);
    SiteRule.ByAddress rule = (SiteRule.ByAddress) fit.orElseThrow().rule();
    return rule.feeds().stream().map(feed -> SiteRule.fill(feed, fit.get().match())).toList();
  }
}
