package tributary.app.topic;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// Prints `docs/topics.md` from the topics themselves.
public final class TopicPage {
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
            (`ce_type`, `ce_source`, `ce_id`). Read with `isolation.level=read_committed`.

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
