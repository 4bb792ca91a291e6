package tributary.app.topic;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// Prints `docs/topics.md` from the topics themselves.
public final class TopicPage {
  private static final String FEEDS =
      """

      ## Following a feed by a record

      `tributary feeds add` is one way to follow a feed; any producer is another. Put a record onto `feeds`, under any key
      (not null), on any partition; the address alone will do:

      ```
      echo 'my-key|{"url":"https://blog.vllm.ai/feed.xml"}' | kcat -P -b 127.0.0.1:PORT -t feeds -K '|'
      ```

      Besides: `title`, `fullText` (`auto`, `always`, `never`), `paused`, `subjects` (names of folders), `form` (`feed`, `page`,
      `list`) with its `selector`, `id` (16 hexadecimal digits made of the address, unless you know better) and `schema` (1).
      Of a key's records, and of several keys that name one feed, the one that the broker stamped last counts, whatever its
      partition. A tombstone (`kcat … -Z`, with nothing behind the `|`) ends what its key has put there. A record that
      says no feed is passed over and changes nothing; the log of ingest, `tributary feeds list` and `tributary status` name
      it with key, partition, offset and reason. It stays where it is until you replace or delete it, so no copy of it goes to
      `dead-letters`.
      """;

  private TopicPage() {}

  /// The whole page.
  public static String print() {
    StringBuilder page =
        new StringBuilder(
            """
            # Topics

            Printed by `./tributary topics docs` from `Topics`; a test compares it. Names are without the prefix that
            `kafka.prefix` may put before them. Spread topics have `kafka.partitions` partitions (3 unless set otherwise).
            Values are JSON with a `schema` version as their first property, under CloudEvents headers in binary mode
            (`ce_type`, `ce_source`, `ce_id` and more). Read with `isolation.level=read_committed`. How to subscribe:
            [subscribe.md](subscribe.md); what is in a value: [schemas](schemas).

            | topic | key → value | kept | partitions | written by |
            |---|---|---|---|---|
            """);
    for (Topic<?> topic : new Topics("").all()) {
      page.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  topic.name(),
                  topic.about(),
                  topic.kept().inWords(),
                  topic.single() ? "1" : "spread",
                  topic.writer().name().toLowerCase(Locale.ROOT)));
    }
    page.append(FEEDS);
    page.append("\n## Settings\n\n");
    for (Topic<?> topic : new Topics("").all()) {
      page.append("- `%s`: %s%n".formatted(topic.name(), settings(topic)));
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static String settings(Topic<?> topic) {
    Map<String, String> sorted = new TreeMap<>(topic.kept().settings());
    return sorted.entrySet().stream()
        .map(setting -> "`" + setting.getKey() + "=" + setting.getValue() + "`")
        .collect(Collectors.joining(", "));
  }
}
