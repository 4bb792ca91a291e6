package tributary.publish.reading;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.item.Enclosure;
import tributary.events.item.Item;
import tributary.events.item.Kind;

/// Puts the numbers in while a page is made: a source is given the next number where it is first
/// cited, or has it from a frozen order. A number is never given twice, so none can part from its
/// source. For one page.
final class Citations {
  private final Function<String, Optional<Digest.Source>> lookup;
  private final Predicate<String> kept;
  private final Dates dates;
  private final SequencedMap<String, Digest.Source> sources = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Note>> notes = new HashMap<>();
  private int cited;

  /// How days are told.
  record Dates(ZoneId zone, boolean year) {}

  /// @param lookup an item as a source; a claim of which no source is found is left out
  /// @param kept whether an item's text is still there
  Citations(Function<String, Optional<Digest.Source>> lookup, Predicate<String> kept, Dates dates) {
    this.lookup = lookup;
    this.kept = kept;
    this.dates = dates;
  }

  /// Sources numbered from 1 in the order of a frozen edition, and no others.
  static Citations frozen(Digest digest) {
    Citations citations =
        new Citations(
            item -> {
              throw new IllegalStateException(
                  "edition %s names item %s and has no source for it"
                      .formatted(digest.edition(), item));
            },
            item -> true,
            new Dates(digest.zone(), false));
    digest.sources().forEach(citations::number);
    return citations;
  }

  /// The claim with its numbers; empty where none of its sources is known.
  Optional<Line> line(Claim claim) {
    List<Note> told = new ArrayList<>();
    for (Citation citation : claim.citations()) {
      source(citation.item()).ifPresent(source -> told.add(note(citation, source)));
    }
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(new Line(Wording.line(claim.text()), told));
  }

  List<Line> lines(List<Claim> claims) {
    return claims.stream().map(this::line).flatMap(Optional::stream).toList();
  }

  /// The source of that id, known so far or looked up.
  Optional<Digest.Source> source(String item) {
    Digest.Source known = sources.get(item);
    return known != null ? Optional.of(known) : lookup.apply(item);
  }

  private int number(Digest.Source source) {
    sources.putIfAbsent(source.item(), source);
    return numbers.computeIfAbsent(source.item(), item -> numbers.size() + 1);
  }

  private Note note(Citation citation, Digest.Source source) {
    Integer second = citation.second();
    Optional<String> minute = second == null ? Optional.empty() : Links.at(source.audio(), second);
    cited++;
    Note note =
        new Note(
            number(source),
            "c" + cited,
            Wording.line(citation.quote()),
            minute.or(() -> Optional.ofNullable(link(source))).orElse(null),
            second == null ? null : Wording.clock(second),
            source.kind() == Kind.PODCAST
                ? own(source) + "#" + Anchors.sentence(citation.sentence())
                : null);
    notes.computeIfAbsent(source.item(), item -> new ArrayList<>()).add(note);
    return note;
  }

  /// A source as a reference; cited or not, it has a number from then on.
  Reference reference(Digest.Source source) {
    int number = number(source);
    return new Reference(
        number,
        "source-" + number,
        source.item(),
        Wording.kind(source.kind()),
        Wording.line(source.outlet()),
        Wording.line(source.title()),
        link(source),
        source.kind() == Kind.PODCAST ? own(source) : null,
        dates.year()
            ? Wording.date(source.published(), dates.zone())
            : Wording.day(source.published(), dates.zone()),
        source.published().atZone(dates.zone()).toLocalDate().toString(),
        kept.test(source.item()),
        notes.getOrDefault(source.item(), List.of()));
  }

  /// All of them by number: at the end, when every line has been made.
  List<Reference> references() {
    return List.copyOf(sources.values()).stream().map(this::reference).toList();
  }

  private static @Nullable String link(Digest.Source source) {
    return Links.safe(source.link()).or(() -> Links.safe(source.audio())).orElse(null);
  }

  private static String own(Digest.Source source) {
    return "/episodes/" + Tag.segment(source.item());
  }

  static Digest.Source source(Item item) {
    return new Digest.Source(
        item.id(),
        item.kind(),
        item.origin().outlet(),
        item.title(),
        item.link(),
        recording(item),
        item.dates().clamped());
  }

  /// Where an item can be heard.
  static @Nullable URI recording(Item item) {
    return item.enclosures().stream()
        .filter(file -> Objects.requireNonNullElse(file.type(), "").matches("(?i)(audio|video)/.*"))
        .map(Enclosure::url)
        .findFirst()
        .orElse(null);
  }
}
