package tributary.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tributary.events.claim.Citation;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.item.Item;
import tributary.events.item.Kind;
import tributary.events.item.Section;
import tributary.events.item.Sentence;
import tributary.events.story.Brief;
import tributary.events.story.Evidence;
import tributary.events.story.Member;
import tributary.events.story.Related;
import tributary.events.story.Story;

/// The sample week's stories with their briefs, and the items behind them, sentence for sentence.
public final class SampleStories {
  private SampleStories() {}

  /// The week, each story with its brief; each is near the one after it.
  public static List<Story> briefed() {
    List<Story> stories = SampleWeek.stories();
    List<Story> briefed = new ArrayList<>();
    for (Story story : stories) {
      Story next = stories.get((briefed.size() + 1) % stories.size());
      briefed.add(with(story, brief(story), List.of(near(story, next))));
    }
    return briefed;
  }

  private static Related near(Story story, Story next) {
    String item = story.members().getFirst().item();
    Evidence evidence = new Evidence(item, 400, "gpu", 300, Map.of(), null, List.of());
    return new Related(next.id(), item, evidence, "Both speak of clusters; they name other sites.");
  }

  /// The same story with other words about it.
  public static Story with(Story story, Brief brief, List<Related> related) {
    return new Story(
        story.id(),
        story.version(),
        story.headline(),
        story.closedAt(),
        story.members(),
        brief,
        story.insights().stream().map(SampleStories::withImpact).toList(),
        story.subjects(),
        related,
        story.aliases(),
        story.mergedInto(),
        story.algorithm());
  }

  /// Its first claim has an impact: a sentence of the same source.
  private static Insight withImpact(Insight insight) {
    Citation first = insight.citations().getFirst();
    return new Insight(
        insight.claim(), insight.citations(), claim(first.item(), impact(first), first.second()));
  }

  private static String impact(Citation citation) {
    return "What follows from it for " + citation.item() + " is that plans have to be made anew.";
  }

  public static Claim claim(String item, String text, Integer second) {
    return new Claim(text, List.of(new Citation(item, SampleWeek.sentence(text), text, second)));
  }

  private static Brief brief(Story story) {
    List<Claim> claims = story.insights().stream().map(Insight::said).toList();
    List<Brief.Development> timeline = new ArrayList<>();
    for (Claim claim : claims) {
      Member member = member(story, claim);
      timeline.add(new Brief.Development(member.published(), claim));
    }
    boolean differ = claims.size() > 1 && story.headline().startsWith("Half");
    return new Brief(
        claims.getFirst(),
        claims,
        List.of(new Brief.Detail(Brief.Detail.Kind.NUMBER, "48 %", claims.getLast())),
        List.of(),
        differ
            ? List.of(
                new Brief.Disagreement(
                    "US data-centre projects that are late",
                    List.of(
                        new Brief.Side("nearly 50 %", List.of(claims.get(0))),
                        new Brief.Side("over 50 %", List.of(claims.get(1))))))
            : List.of(),
        timeline);
  }

  private static Member member(Story story, Claim claim) {
    String item = claim.citations().getFirst().item();
    return story.members().stream().filter(m -> m.item().equals(item)).findFirst().orElseThrow();
  }

  /// The items behind stories, by id, each with the sentences that are cited of it.
  public static Map<String, Item> items(List<Story> stories) {
    Map<String, Item> items = new LinkedHashMap<>();
    for (Story story : stories) {
      for (Member member : story.members()) {
        items.put(member.item(), item(story, member));
      }
    }
    return items;
  }

  private static Item item(Story story, Member member) {
    List<Sentence> sentences =
        story.insights().stream()
            .flatMap(insight -> Stream.concat(Stream.of(insight.said()), impact(insight)))
            .flatMap(claim -> claim.citations().stream())
            .filter(citation -> citation.item().equals(member.item()))
            .map(c -> new Sentence(c.sentence(), c.quote(), c.second(), speaker(c)))
            .distinct()
            .toList();
    return SampleItems.item(
        member, 1, story.id(), sentences, story.subjects(), sections(member, sentences));
  }

  private static Stream<Claim> impact(Insight insight) {
    return Stream.ofNullable(insight.impact());
  }

  private static String speaker(Citation citation) {
    return citation.second() == null ? null : "Ada Host";
  }

  private static List<Section> sections(Member member, List<Sentence> sentences) {
    if (member.kind() != Kind.PODCAST || sentences.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Section(1, 0, "Before the news", true, List.of(), List.of()),
        new Section(
            2,
            754,
            "What was said at length",
            false,
            List.of(sentences.getFirst().claim(member.item())),
            List.of("Ada Host")));
  }
}
