package tributary.publish.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.story.Brief;
import tributary.events.story.Member;
import tributary.events.story.Related;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.publish.shelf.Notice;

/// Reads a story. What is said once is not said again further down; a section of which nothing is
/// left is empty.
final class StoryReader {
  private static final int POINTS = 12;
  private static final Brief NOTHING =
      new Brief(null, List.of(), List.of(), List.of(), List.of(), List.of());

  private final Story story;
  private final Holdings holdings;
  private final Citations citations;
  private final Told told;
  private final Brief brief;

  StoryReader(Story story, Holdings holdings) {
    this.story = story;
    this.holdings = holdings;
    Map<String, Digest.Source> members = new LinkedHashMap<>();
    story.members().forEach(m -> members.putIfAbsent(m.item(), Digest.Source.of(m)));
    Function<String, Optional<Digest.Source>> lookup =
        item ->
            Optional.ofNullable(members.get(item))
                .or(() -> holdings.items().item(item).map(Citations::source));
    this.citations =
        new Citations(lookup, holdings.items()::has, new Citations.Dates(holdings.zone(), true));
    this.told = new Told(citations);
    this.brief = story.brief() == null ? NOTHING : story.brief();
  }

  StoryView read() {
    Line gist = told.fresh(brief.gist()).orElse(null);
    List<Line> summary = told.fresh(brief.summary());
    List<StoryView.Detail> details =
        brief.details().stream().map(this::detail).flatMap(Optional::stream).toList();
    List<Line> impact = told.fresh(brief.impact());
    List<Dispute> disputes = told.disputes(brief.disagreements());
    List<StoryView.Event> timeline = timeline();
    List<Point> points = told.points(story.insights(), POINTS);
    Addition added = told.addition(generated());
    Set<String> cited = new HashSet<>();
    citations.references().forEach(reference -> cited.add(reference.item()));
    List<Reference> also =
        voices().filter(s -> !cited.contains(s.item())).map(citations::reference).toList();
    return new StoryView(
        Tag.story(story.id(), story.headline()),
        days(),
        Reader.coverage(voices().toList()),
        story.subjects().stream().map(tag -> Tag.subject(tag.subject(), tag.name())).toList(),
        holdings.notices().apply(story.id()).stream().map(this::amendment).toList(),
        gist,
        summary,
        details,
        impact,
        disputes,
        timeline,
        points,
        added,
        also,
        repeated(),
        related(),
        editions(),
        citations.references());
  }

  private Amendment amendment(Notice notice) {
    return new Amendment(
        notice.retracted(),
        Wording.line(story.headline()),
        Wording.line(notice.text()),
        Wording.day(notice.at(), holdings.zone()));
  }

  private Optional<StoryView.Detail> detail(Brief.Detail detail) {
    Claim claim = detail.claim();
    boolean known = told.said(claim);
    Optional<Line> line = known ? citations.line(claim) : told.fresh(claim);
    return line.map(it -> new StoryView.Detail(Wording.line(detail.value()), it, known));
  }

  /// One moment is no development.
  private List<StoryView.Event> timeline() {
    if (brief.timeline().size() < 2) {
      return List.of();
    }
    List<StoryView.Event> events = new ArrayList<>();
    for (Brief.Development development : brief.timeline()) {
      citations
          .line(development.claim())
          .map(line ->
              new StoryView.Event(
                  Wording.day(development.at(), holdings.zone()),
                  development.at().atZone(holdings.zone()).toLocalDate().toString(),
                  line))
          .ifPresent(events::add);
    }
    return events;
  }

  private Stream<Digest.Source> voices() {
    return story.members().stream()
        .filter(member -> member.role() != Role.DUPLICATE)
        .map(Digest.Source::of);
  }

  private List<String> repeated() {
    return story.members().stream()
        .filter(member -> member.role() == Role.DUPLICATE)
        .map(member -> Wording.line(member.origin().outlet()))
        .distinct()
        .toList();
  }

  private String days() {
    List<Instant> times = story.members().stream().map(Member::published).sorted().toList();
    return Wording.days(times.getFirst(), times.getLast(), holdings.zone());
  }

  private List<StoryView.Near> related() {
    Set<String> seen = new HashSet<>(Set.of(story.id()));
    List<StoryView.Near> near = new ArrayList<>();
    for (Related related : story.related()) {
      holdings
          .stories()
          .apply(related.story())
          .filter(other -> seen.add(other.id()))
          .map(other ->
              new StoryView.Near(
                  Tag.story(other.id(), other.headline()), Wording.reason(related.reason())))
          .ifPresent(near::add);
    }
    return near;
  }

  private Digest.@Nullable Generated generated() {
    return holdings.editions().stream()
        .flatMap(edition -> edition.entries().stream())
        .filter(entry -> tells(entry) && entry.generated() != null)
        .map(Digest.Entry::generated)
        .findFirst()
        .orElse(null);
  }

  private List<Tag> editions() {
    return holdings.editions().stream()
        .filter(edition -> edition.entries().stream().anyMatch(this::tells))
        .map(edition ->
            new Tag(
                Wording.line(edition.title()) + ", " + Wording.period(edition),
                "/editions/" + edition.edition()))
        .toList();
  }

  private boolean tells(Digest.Entry entry) {
    return entry.story().equals(story.id()) || story.aliases().contains(entry.story());
  }
}
