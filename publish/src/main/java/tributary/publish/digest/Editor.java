package tributary.publish.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tributary.events.claim.Citation;
import tributary.events.claim.Insight;
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

  /// More lines than this no one reads as one entry.
  private static final int MAX_INSIGHTS = 5;

  private final Plan plan;
  private final Period period;
  private final Told told;

  public Editor(Plan plan, Period period, Told told) {
    this.plan = plan;
    this.period = period;
    this.told = told;
  }

  /// @param stories as of the period's end, see `Shelf.asOf`
  /// @throws UnprovenEdition if a claim does not rest on its source
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
    Digest digest = fitting(candidates, named);
    Gate.check(digest);
    return digest;
  }

  private Digest fitting(List<Candidate> candidates, List<Digest.Unreached> unreached) {
    int length = Math.min(plan.length(), candidates.size());
    Digest digest = digest(candidates, length, unreached);
    while (length > 0 && bytes(digest) > MAX_BYTES) {
      length--;
      digest = digest(candidates, length, unreached);
    }
    return digest;
  }

  private Digest digest(List<Candidate> candidates, int length, List<Digest.Unreached> unreached) {
    List<Candidate> shown = candidates.subList(0, length);
    List<Digest.Entry> entries = shown.stream().map(this::entry).toList();
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
        counts(candidates),
        null);
  }

  private Digest.Entry entry(Candidate candidate) {
    Story story = candidate.story();
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
        null,
        insights(candidate),
        toldBy,
        List.of(),
        null,
        candidate.score());
  }

  /// An update begins with what is new; else the story's own order stands.
  private static List<Insight> insights(Candidate candidate) {
    List<String> fresh = candidate.news().stream().map(Member::item).toList();
    Predicate<Insight> isNew =
        insight -> insight.citations().stream().anyMatch(c -> fresh.contains(c.item()));
    List<Insight> all = candidate.story().insights();
    Stream<Insight> ordered =
        candidate.update()
            ? Stream.concat(all.stream().filter(isNew), all.stream().filter(Predicate.not(isNew)))
            : all.stream();
    return ordered.limit(MAX_INSIGHTS).toList();
  }

  /// Every item cited or named, once, in the order in which a reader meets them.
  private static List<Digest.Source> sources(
      List<Candidate> candidates, List<Digest.Entry> entries) {
    Map<String, Member> members = new LinkedHashMap<>();
    candidates.forEach(c -> c.story().members().forEach(m -> members.putIfAbsent(m.item(), m)));
    SequencedMap<String, Digest.Source> sources = new LinkedHashMap<>();
    for (Digest.Entry entry : entries) {
      Stream<String> cited =
          entry.insights().stream().flatMap(i -> i.citations().stream()).map(Citation::item);
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
    return new Digest.Source(
        item,
        member.kind(),
        member.origin().outlet(),
        member.title(),
        member.link(),
        member.audio(),
        member.published());
  }

  private Digest.Counts counts(List<Candidate> candidates) {
    List<Member> counted =
        candidates.stream().flatMap(candidate -> candidate.counted(period).stream()).toList();
    long duplicates = counted.stream().filter(m -> m.role() == Role.DUPLICATE).count();
    long feeds = counted.stream().map(member -> member.origin().feed()).distinct().count();
    return new Digest.Counts(counted.size(), (int) duplicates, candidates.size(), (int) feeds);
  }

  private static int bytes(Digest digest) {
    try {
      return Json.MAPPER.writeValueAsBytes(digest).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("edition " + digest.edition() + " cannot be written", e);
    }
  }
}
