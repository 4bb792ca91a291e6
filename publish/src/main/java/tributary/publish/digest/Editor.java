package tributary.publish.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import tributary.events.claim.Citation;
import tributary.events.digest.Digest;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.events.topic.Json;

/// Makes one edition of the stories of a closed period. A function of its arguments: the same
/// stories give the same bytes, in whatever order they come.
public final class Editor {
  /// The most bytes an edition may have as JSON: consumers with default settings can read it.
  public static final int MAX_BYTES = 1_000_000;

  private static final int MOST_RELATED = 5;

  private final Plan plan;
  private final Period period;
  private final Told told;

  public Editor(Plan plan, Period period, Told told) {
    this.plan = plan;
    this.period = period;
    this.told = told;
  }

  /// @param stories as of the period's end, see `Shelf.asOf`
  public Digest edit(List<Story> stories, List<Digest.Unreached> unreached) {
    List<Candidate> candidates =
        stories.stream()
            .map(story -> Candidate.of(story, period, told))
            .flatMap(Optional::stream)
            .sorted(Ranking.ORDER)
            .toList();
    List<Digest.Unreached> named =
        unreached.stream()
            .sorted(
                Comparator.comparing(Digest.Unreached::title).thenComparing(Digest.Unreached::feed))
            .toList();
    return fitting(candidates, new Neighbours(stories), named);
  }

  /// Whether the edition may have an entry of `story`.
  boolean tells(Story story) {
    return Candidate.of(story, period, told).isPresent();
  }

  private Digest fitting(
      List<Candidate> candidates, Neighbours neighbours, List<Digest.Unreached> unreached) {
    int length = Math.min(plan.length(), candidates.size());
    List<Digest.Entry> whole =
        candidates.subList(0, length).stream().map(c -> entry(c, neighbours)).toList();
    Digest digest = digest(candidates, whole, unreached);
    for (Trim trim : Trim.values()) {
      digest = digest(candidates, whole.stream().map(trim::of).toList(), unreached);
      if (!tooLarge(digest)) {
        return digest;
      }
    }
    while (length > 0 && tooLarge(digest)) {
      length--;
      digest = digest(candidates, digest.entries().subList(0, length), unreached);
    }
    return digest;
  }

  private Digest digest(
      List<Candidate> candidates, List<Digest.Entry> entries, List<Digest.Unreached> unreached) {
    List<Candidate> shown = candidates.subList(0, entries.size());
    return new Digest(
        plan.edition(period),
        1,
        plan.name(),
        plan.title(),
        period.from(),
        period.to(),
        plan.schedule().zone(),
        entries,
        sources(shown, entries),
        unreached,
        List.of(),
        counts(candidates),
        null,
        null);
  }

  private static Digest.Entry entry(Candidate candidate, Neighbours neighbours) {
    Story story = candidate.story();
    News news = News.of(candidate);
    List<String> toldBy =
        story.members().stream()
            .filter(member -> member.role() != Role.DUPLICATE)
            .map(Member::item)
            .toList();
    return new Digest.Entry(
        story.id(),
        story.version(),
        candidate.update() ? "Update: " + story.headline() : story.headline(),
        story.subjects(),
        candidate.update() ? news.first(story.brief()) : story.brief(),
        candidate.update() ? news.first(story.insights()) : story.insights(),
        toldBy,
        neighbours.of(story).stream().limit(MOST_RELATED).toList(),
        null,
        candidate.score(),
        List.of());
  }

  /// Every item cited or named, once, in the order in which a reader meets them.
  private static List<Digest.Source> sources(
      List<Candidate> candidates, List<Digest.Entry> entries) {
    Map<String, Member> members = new LinkedHashMap<>();
    candidates.forEach(c -> c.story().members().forEach(m -> members.putIfAbsent(m.item(), m)));
    SequencedMap<String, Digest.Source> sources = new LinkedHashMap<>();
    for (Digest.Entry entry : entries) {
      Stream<String> cited =
          Gate.claims(entry).flatMap(claim -> claim.citations().stream()).map(Citation::item);
      Stream.concat(cited, entry.toldBy().stream())
          .filter(members::containsKey)
          .forEach(item -> sources.computeIfAbsent(item, id -> source(members, id)));
    }
    return new ArrayList<>(sources.values());
  }

  private static Digest.Source source(Map<String, Member> members, String item) {
    Member member = members.get(item);
    if (member == null) {
      throw new IllegalStateException("no member " + item);
    }
    return Digest.Source.of(member);
  }

  private Digest.Counts counts(List<Candidate> candidates) {
    List<Member> counted =
        candidates.stream().flatMap(candidate -> candidate.counted(period).stream()).toList();
    long duplicates = counted.stream().filter(m -> m.role() == Role.DUPLICATE).count();
    long feeds = counted.stream().map(member -> member.origin().feed()).distinct().count();
    return new Digest.Counts(counted.size(), (int) duplicates, candidates.size(), (int) feeds);
  }

  /// Whether it has more than [#MAX_BYTES].
  static boolean tooLarge(Digest digest) {
    try {
      return Json.MAPPER.writeValueAsBytes(digest).length > MAX_BYTES;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("edition " + digest.edition() + " cannot be written", e);
    }
  }
}
