package tributary.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.enrich.insight.Summary;
import tributary.enrich.text.DocumentFrequencies;
import tributary.enrich.text.TermVector;
import tributary.enrich.text.Tokens;
import tributary.events.claim.Insight;
import tributary.events.item.Kind;
import tributary.events.item.Segment;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Standing;
import tributary.events.story.Story;

/// Makes a story of what its members tell. Pure.
///
/// @param frequencies what is rare
/// @param algorithm versions of everything that decides, for the record
/// @param summary of its members
public record Fold(DocumentFrequencies frequencies, String algorithm, Summary summary) {
  private static final int LINES = 3;
  private static final int MOST_SUBJECTS = 3;

  /// The first so many speak for the story: each version reads them all again.
  private static final int MOST_HEARD = 50;

  public Fold(DocumentFrequencies frequencies, String algorithm) {
    this(frequencies, algorithm, new Summary(frequencies, LINES));
  }

  /// The story that `told` makes.
  ///
  /// @param at time of the item that made this version
  Story story(String id, Told told, Instant at) {
    List<Telling> voices =
        told.tellings().stream().filter(t -> t.said().role() != Role.DUPLICATE).toList();
    List<Telling> heard =
        (voices.isEmpty() ? told.tellings() : voices).stream().limit(MOST_HEARD).toList();
    Standing standing =
        told.standing() == null
            ? new Standing(id, List.of(), List.of(), null, List.of())
            : told.standing();
    return new Story(
        id,
        told.version(),
        headline(heard),
        at,
        told.tellings().stream().map(Telling::said).toList(),
        null,
        insights(heard),
        subjects(heard),
        standing.related(),
        standing.aliases(),
        standing.mergedInto(),
        algorithm);
  }

  private List<Insight> insights(List<Telling> heard) {
    return summary
        .of(heard.stream().map(t -> new Summary.Source(t.said().item(), t.sentences())).toList())
        .stream()
        .map(Insight::of)
        .toList();
  }

  /// The title nearest to all titles; written text before episodes, which have names of their own;
  /// of a part of an episode, the part's.
  private String headline(List<Telling> heard) {
    List<Member> members = heard.stream().map(Telling::said).toList();
    List<Member> written = members.stream().filter(m -> m.kind() != Kind.PODCAST).toList();
    List<Member> named = written.isEmpty() ? members : written;
    Map<String, Integer> all = new HashMap<>();
    named.forEach(member -> TermVector.count(Tokens.all(title(member)), all));
    TermVector centre = TermVector.of(all, frequencies);
    Member best = named.getFirst();
    int nearest = -1;
    for (Member member : named) {
      Map<String, Integer> own = new HashMap<>();
      TermVector.count(Tokens.all(title(member)), own);
      int cosine = centre.cosine(TermVector.of(own, frequencies));
      if (cosine > nearest) {
        best = member;
        nearest = cosine;
      }
    }
    return title(best);
  }

  private static String title(Member member) {
    Segment segment = member.segment();
    return segment == null || segment.title().isEmpty() ? member.title() : segment.title();
  }

  /// What at least half of the members are about.
  private static List<SubjectTag> subjects(List<Telling> heard) {
    Map<String, List<SubjectTag>> bySubject = new HashMap<>();
    for (Telling telling : heard) {
      for (SubjectTag tag : telling.subjects()) {
        bySubject.computeIfAbsent(tag.subject(), s -> new ArrayList<>()).add(tag);
      }
    }
    return bySubject.values().stream()
        .filter(tags -> tags.size() * 2 >= heard.size())
        .map(tags -> mean(tags, heard.size()))
        .sorted(
            Comparator.comparingInt(SubjectTag::score)
                .reversed()
                .thenComparing(SubjectTag::subject))
        .limit(MOST_SUBJECTS)
        .toList();
  }

  private static SubjectTag mean(List<SubjectTag> tags, int members) {
    SubjectTag first = tags.getFirst();
    int sum = tags.stream().mapToInt(SubjectTag::score).sum();
    return new SubjectTag(first.subject(), first.name(), sum / members, first.reason());
  }
}
