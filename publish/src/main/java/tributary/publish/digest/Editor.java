package tributary.publish.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tributary.events.claim.Citation;
import tributary.events.digest.Digest;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Story;
import tributary.events.topic.Json;
import tributary.publish.proof.Sources;

/// Makes one edition of the stories of a closed period. A function of its arguments: the same
/// stories give the same bytes, in whatever order they come.
public final class Editor {
  /// The most bytes an edition may have as JSON: consumers with default settings can read it.
  public static final int MAX_BYTES = 1_000_000;

  private static final int MOST_RELATED = 5;

  private final Plan plan;
  private final Period period;
  private final Told told;
  private final List<Digest.Correction> corrections;

  public Editor(Plan plan, Period period, Told told) {
    this(plan, period, told, List.of());
  }

  /// @param corrections that the edition's readers are to hear of, oldest first
  public Editor(Plan plan, Period period, Told told, List<Digest.Correction> corrections) {
    this.plan = plan;
    this.period = period;
    this.told = told;
    this.corrections = List.copyOf(corrections);
  }

  /// @param stories as of the period's end, see `Shelf.asOf`
  public Digest edit(List<Story> stories, List<Digest.Unreached> unreached) {
    return edit(stories, unreached, Optional::of);
  }

  /// @param standing what the sources of a story still say, asked for those alone that may have an
  ///   entry, best first; empty where it cannot be told
  Digest edit(
      List<Story> stories,
      List<Digest.Unreached> unreached,
      Function<Story, Optional<Story>> standing) {
    List<Candidate> candidates =
        stories.stream()
            .map(story -> Candidate.of(story, plan, period, told))
            .flatMap(Optional::stream)
            .sorted(Ranking.ORDER)
            .toList();
    Selection selection = new Selection(candidates);
    List<Candidate> shown = selection.first(plan.length(), standing);
    List<Digest.Unreached> named =
        unreached.stream()
            .sorted(
                Comparator.comparing(Digest.Unreached::title).thenComparing(Digest.Unreached::feed))
            .toList();
    Draught draught = new Draught(shown, named, counts(candidates, selection.dropped()));
    return fitting(draught, new Neighbours(stories));
  }

  /// What an edition is made of, before it is cut to its size.
  private record Draught(
      List<Candidate> shown, List<Digest.Unreached> unreached, Digest.Counts counts) {}

  /// What of a story is in the digest's language; empty where no item of it is.
  Optional<Story> spoken(Story story, Sources sources) {
    return plan.scope().spoken(story, sources);
  }

  private Digest fitting(Draught draught, Neighbours neighbours) {
    List<Digest.Entry> entries =
        draught.shown().stream().map(candidate -> entry(candidate, neighbours)).toList();
    for (Trim trim : Trim.values()) {
      List<Digest.Entry> cut = entries.stream().map(trim::of).toList();
      Digest digest = digest(draught, cut);
      if (!tooLarge(digest)) {
        return digest;
      }
      if (trim == Trim.LINES) {
        entries = cut;
      }
    }
    return digest(draught, entries.subList(0, longest(draught, entries)));
  }

  /// How many of the entries an edition can hold: fewer are never larger.
  private int longest(Draught draught, List<Digest.Entry> entries) {
    int fits = 0;
    int fails = entries.size();
    while (fits + 1 < fails) {
      int middle = (fits + fails) / 2;
      if (tooLarge(digest(draught, entries.subList(0, middle)))) {
        fails = middle;
      } else {
        fits = middle;
      }
    }
    return fits;
  }

  private Digest digest(Draught draught, List<Digest.Entry> entries) {
    return new Digest(
        plan.edition(period),
        1,
        plan.name(),
        plan.title(),
        period.from(),
        period.to(),
        plan.schedule().zone(),
        entries,
        sources(draught.shown().subList(0, entries.size()), entries),
        draught.unreached(),
        corrections,
        draught.counts(),
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
        candidate.update() ? Editions.UPDATE + story.headline() : story.headline(),
        story.subjects(),
        candidate.update() ? news.first(story.brief()) : story.brief(),
        candidate.update() ? news.first(story.insights()) : story.insights(),
        toldBy,
        neighbours.of(story).stream().limit(MOST_RELATED).toList(),
        null,
        candidate.score(),
        candidate.update() ? Changes.by(candidate.news()).of(story) : List.of());
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

  private Digest.Counts counts(List<Candidate> candidates, int untold) {
    Set<String> feeds = new HashSet<>();
    int items = 0;
    int duplicates = 0;
    for (Candidate candidate : candidates) {
      for (Member member : candidate.counted(period)) {
        items++;
        duplicates += member.role() == Role.DUPLICATE ? 1 : 0;
        feeds.add(member.origin().feed());
      }
    }
    return new Digest.Counts(items, duplicates, candidates.size() - untold, feeds.size());
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
