package tributary.enrich.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tributary.enrich.insight.Briefs;
import tributary.enrich.insight.Centre;
import tributary.enrich.insight.Sayings;
import tributary.enrich.insight.Voice;
import tributary.enrich.text.TermVector;
import tributary.events.item.Kind;
import tributary.events.item.Segment;
import tributary.events.item.SubjectTag;
import tributary.events.story.Member;
import tributary.events.story.Role;
import tributary.events.story.Standing;
import tributary.events.story.Story;

/// Makes a story of what its members tell: the same story of the same tellings. What the members of
/// a story said lately is remembered, so that a version that brings no new voice writes no new
/// brief. Safe to share between threads.
public final class Fold {
  private static final int MOST_SUBJECTS = 3;

  /// The first so many speak for the story: each version hears them all again.
  private static final int MOST_HEARD = 50;

  private static final int REMEMBERED = 500;

  private final String algorithm;
  private final Sayings sayings;
  private final Briefs briefs;
  private final Map<String, Heard> lately =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Heard> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param algorithm versions of everything that decides, for the record
  /// @param sayings remembers what sentences say
  public Fold(String algorithm, Sayings sayings) {
    this.algorithm = algorithm;
    this.sayings = sayings;
    this.briefs = new Briefs(sayings);
  }

  /// What some tellings come to, these very ones: to compare their words takes longer.
  @SuppressWarnings("ReferenceEquality")
  private record Heard(List<Telling> tellings, String headline, Briefs.Account account) {
    boolean of(List<Telling> others) {
      if (others.size() != tellings.size()) {
        return false;
      }
      for (int i = 0; i < others.size(); i++) {
        if (tellings.get(i) != others.get(i)) {
          return false;
        }
      }
      return true;
    }
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
    Heard all = heard(id, heard);
    return new Story(
        id,
        told.version(),
        all.headline(),
        at,
        told.tellings().stream().map(Telling::said).toList(),
        all.account().brief(),
        all.account().insights(),
        subjects(heard),
        standing.related(),
        standing.aliases(),
        standing.mergedInto(),
        algorithm);
  }

  private Heard heard(String id, List<Telling> tellings) {
    synchronized (lately) {
      Heard known = lately.get(id);
      if (known != null && known.of(tellings)) {
        return known;
      }
    }
    String headline = headline(tellings);
    List<Voice> voices = tellings.stream().map(Telling::voice).toList();
    Heard heard = new Heard(tellings, headline, briefs.of(headline, voices));
    if (tellings.size() > 1) {
      synchronized (lately) {
        lately.put(id, heard);
      }
    }
    return heard;
  }

  /// The title nearest to all titles; written text before episodes, which have names of their own;
  /// of a part of an episode, the part's.
  private String headline(List<Telling> heard) {
    List<Member> members = heard.stream().map(Telling::said).toList();
    List<Member> written = members.stream().filter(m -> m.kind() != Kind.PODCAST).toList();
    List<Member> named = written.isEmpty() ? members : written;
    List<TermVector> titles =
        named.size() == 1
            ? List.of()
            : named.stream().map(member -> sayings.vector(title(member))).toList();
    Centre centre = new Centre();
    titles.forEach(centre::add);
    Member best = named.getFirst();
    int nearest = -1;
    for (int i = 0; i < titles.size(); i++) {
      int cosine = centre.cosine(titles.get(i));
      if (cosine > nearest) {
        best = named.get(i);
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
