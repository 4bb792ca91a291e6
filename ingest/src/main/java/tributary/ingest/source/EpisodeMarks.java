package tributary.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdom2.output.XMLOutputter;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Enclosure;
import tributary.events.item.Episode;
import tributary.ingest.podcast.Names;
import tributary.ingest.podcast.Timecode;
import tributary.ingest.text.Sanitizer;

/// Reads an [Episode] from an entry's elements. Addresses in it are held to 2,048 characters, so
/// that a record holds as many of them as are read.
record EpisodeMarks(Node entry) {
  private static final int MAX_PERSONS = 50;
  private static final int MAX_OTHERS = 20;
  private static final int MAX_ADDRESS = 2048;
  private static final int MAX_WORD = 100;
  private static final int MAX_VALUE = 16_384;
  private static final Set<String> TYPES = Set.of("full", "trailer", "bonus");
  private static final Set<String> STATUS = Set.of("pending", "live", "ended");

  Episode read() {
    Episode.Live live = live();
    String type = lower(entry.text(Vocabulary.ITUNES, "episodeType"), "");
    return new Episode(
        season(),
        word("season", "name"),
        number(),
        word("episode", "display"),
        live != null ? "live" : TYPES.contains(type) ? type : null,
        live,
        some("person", MAX_PERSONS, EpisodeMarks::person),
        some("soundbite", MAX_OTHERS, EpisodeMarks::soundbite),
        all("alternateEnclosure").flatMap(EpisodeMarks::alternates).limit(MAX_OTHERS).toList(),
        social(),
        value(),
        null);
  }

  private Stream<Node> all(String name) {
    return entry.all(Vocabulary.PODCAST, name).stream();
  }

  private <T> List<T> some(String name, int most, Function<Node, @Nullable T> reader) {
    return all(name).map(reader).filter(Objects::nonNull).limit(most).toList();
  }

  /// A word or two in an attribute of the first element that has it.
  private @Nullable String word(String name, String attribute) {
    return all(name)
        .map(e -> Sanitizer.cut(Sanitizer.line(e.attribute(attribute)), MAX_WORD))
        .filter(said -> !said.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private @Nullable Integer season() {
    String said = said("season");
    return said != null && said.matches("\\d{1,9}") ? Integer.valueOf(said) : null;
  }

  private @Nullable String number() {
    String said = said("episode");
    return said != null && said.matches("\\d{1,9}(\\.\\d{1,9})?") ? said : null;
  }

  /// The podcast namespace goes before iTunes, which knows whole numbers only.
  private @Nullable String said(String name) {
    String first = entry.text(Vocabulary.PODCAST, name);
    return first == null ? entry.text(Vocabulary.ITUNES, name) : first;
  }

  private Episode.@Nullable Live live() {
    if (!PodcastMarks.isLive(entry)) {
      return null;
    }
    String status = lower(entry.attribute("status"), "");
    return new Episode.Live(
        STATUS.contains(status) ? status : "pending", time("start"), time("end"));
  }

  private @Nullable Instant time(String attribute) {
    Dating read = Dating.read(attribute, entry.attribute(attribute));
    return read == null ? null : read.at();
  }

  private static Episode.@Nullable Person person(Node e) {
    String name = Names.clean(e.text());
    return name == null
        ? null
        : new Episode.Person(
            name,
            lower(e.attribute("role"), "host"),
            lower(e.attribute("group"), "cast"),
            web(e, e.attribute("href")),
            web(e, e.attribute("img")));
  }

  private static String lower(@Nullable String said, String otherwise) {
    String word = Sanitizer.cut(Sanitizer.line(said), MAX_WORD).toLowerCase(Locale.ROOT);
    return word.isEmpty() ? otherwise : word;
  }

  private static Episode.@Nullable Soundbite soundbite(Node e) {
    Duration start = length(e, "startTime");
    Duration length = length(e, "duration");
    String title = Sanitizer.line(e.text());
    return start == null || length == null || length.isZero()
        ? null
        : new Episode.Soundbite(start, length, title.isEmpty() ? null : title);
  }

  private static @Nullable Duration length(Node e, String attribute) {
    String said = e.attribute(attribute);
    return said == null ? null : Timecode.length(said);
  }

  /// One for each place on the web where the form can be had.
  private static Stream<Enclosure> alternates(Node form) {
    String type = lower(form.attribute("type"), "");
    Long length = bytes(form.attribute("length"));
    return form.all(Vocabulary.PODCAST, "source").stream()
        .map(source -> {
          URI url = web(source, source.attribute("uri"));
          String own = lower(source.attribute("contentType"), type);
          return url == null ? null : new Enclosure(url, own.isEmpty() ? null : own, length);
        })
        .filter(Objects::nonNull);
  }

  private static @Nullable Long bytes(@Nullable String said) {
    return said != null && said.matches("0*[1-9]\\d{0,14}") ? Long.valueOf(said) : null;
  }

  private List<URI> social() {
    return all("socialInteract")
        .filter(e -> !"disabled".equalsIgnoreCase(e.attribute("protocol")))
        .sorted(Comparator.comparingInt(EpisodeMarks::priority))
        .map(e -> web(e, e.attribute("uri") == null ? e.text() : e.attribute("uri")))
        .filter(Objects::nonNull)
        .distinct()
        .limit(MAX_OTHERS)
        .toList();
  }

  private static int priority(Node e) {
    String said = e.attribute("priority");
    return said != null && said.matches("\\d{1,9}") ? Integer.parseInt(said) : Integer.MAX_VALUE;
  }

  private @Nullable String value() {
    return all("value")
        .map(e -> new XMLOutputter().outputString(e.element()))
        .filter(xml -> xml.length() <= MAX_VALUE)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable URI web(Node e, @Nullable String written) {
    URI found = e.address(written);
    return found == null || found.toString().length() > MAX_ADDRESS ? null : found;
  }
}
