package tributary.publish.subject;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tributary.events.claim.Claim;
import tributary.events.claim.Insight;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.events.story.Brief;
import tributary.events.story.Role;
import tributary.events.story.Story;

/// Says what there is to say of subjects. A function of the stories, in whatever order they come.
public final class Survey {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int MOST_SUMMARY = 5;
  private static final int FEWEST_SUMMARY = 3;

  /// Stories that are parted into themes, the newest: the work grows with their square.
  private static final int STORIES = 200;

  private static final int THEMES = 8;
  private static final int PARTS = 6;
  private static final int MENTIONS = 30;
  private static final int CHANGES = 12;

  private static final Comparator<Told> NEWEST =
      Comparator.comparing(Told::newest).reversed().thenComparing(told -> told.story().id());

  private final List<Story> stories;
  private final Commons commons;
  private final Predicate<Claim> holds;

  /// @param stories all there are, of every subject, none that was merged into another
  /// @param holds whether a claim rests on its sources: one that does not is left out
  public Survey(List<Story> stories, Predicate<Claim> holds) {
    this(stories, Commons.of(stories), holds);
  }

  /// @param stories about the subjects that are asked for, none that was merged into another
  /// @param commons of these and others
  /// @param holds whether a claim rests on its sources: one that does not is left out
  public Survey(List<Story> stories, Commons commons, Predicate<Claim> holds) {
    this.stories = List.copyOf(stories);
    this.commons = commons;
    this.holds = holds;
  }

  /// The subjects that stories are about, with how many, by name.
  public SequencedMap<SubjectTag, Integer> subjects() {
    Map<String, SubjectTag> tags = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Story story : stories) {
      for (SubjectTag tag : story.subjects()) {
        tags.putIfAbsent(tag.subject(), tag);
        counts.merge(tag.subject(), 1, Integer::sum);
      }
    }
    SequencedMap<SubjectTag, Integer> subjects = new LinkedHashMap<>();
    tags.values().stream()
        .sorted(Comparator.comparing(SubjectTag::name).thenComparing(SubjectTag::subject))
        .forEach(tag -> subjects.put(tag, counts.getOrDefault(tag.subject(), 0)));
    return subjects;
  }

  /// The page of a subject; empty where no story is about it.
  public Optional<SubjectPage> page(String subject) {
    Optional<SubjectTag> tag = tags().filter(t -> t.subject().equals(subject)).findFirst();
    return tag.map(it -> page(it, about(subject)));
  }

  private Stream<SubjectTag> tags() {
    return stories.stream()
        .sorted(Comparator.comparing(Story::id))
        .flatMap(story -> story.subjects().stream());
  }

  private List<Told> about(String subject) {
    List<Told> told = new ArrayList<>();
    for (Story story : stories) {
      story.subjects().stream()
          .filter(tag -> tag.subject().equals(subject))
          .findFirst()
          .ifPresent(tag -> told.add(Told.of(story, tag.score(), holds)));
    }
    told.sort(NEWEST);
    return told;
  }

  private SubjectPage page(SubjectTag tag, List<Told> all) {
    List<Told> told = all.stream().filter(one -> !one.claims().isEmpty()).toList();
    List<Told> near = told.subList(0, Math.min(STORIES, told.size()));
    List<Themes.Theme> themes = new Themes(near, commons.spread(), commons.stories()).find();
    List<Claim> summary = summary(themes);
    return new SubjectPage(
        tag.subject(),
        tag.name(),
        all.size(),
        summary,
        themes.stream().limit(THEMES).map(theme -> theme(theme, summary)).toList(),
        week(told, all),
        timeline(told),
        disputes(all),
        insights(all),
        sources(all));
  }

  /// The weightiest story of each theme, then what else there is of them.
  private static List<Claim> summary(List<Themes.Theme> themes) {
    List<Claim> summary = new ArrayList<>();
    int deepest = themes.stream().mapToInt(theme -> theme.stories().size()).max().orElse(0);
    for (int rank = 0; rank < deepest; rank++) {
      for (Themes.Theme theme : themes) {
        if (rank < theme.stories().size()) {
          add(summary, theme.stories().get(rank).lead(), MOST_SUMMARY);
        }
      }
    }
    themes.stream()
        .flatMap(theme -> theme.stories().stream())
        .flatMap(told -> told.claims().stream())
        .forEach(claim -> add(summary, claim, FEWEST_SUMMARY));
    return summary;
  }

  private static void add(List<Claim> claims, Claim claim, int most) {
    if (claims.size() < most
        && claims.stream().noneMatch(other -> Words.alike(other.text(), claim.text()))) {
      claims.add(claim);
    }
  }

  private static SubjectPage.Theme theme(Themes.Theme theme, List<Claim> summary) {
    List<SubjectPage.Part> parts = new ArrayList<>();
    for (Told told : theme.stories().stream().limit(PARTS).toList()) {
      // The weightiest has room for a second sentence.
      List<Claim> claims = unsaid(told, summary, parts.isEmpty() ? 2 : 1);
      parts.add(new SubjectPage.Part(told.story().id(), told.story().headline(), claims));
    }
    return new SubjectPage.Theme(theme.title(), parts, theme.stories().size() - parts.size());
  }

  /// What the summary does not say already; its lead where there is nothing else.
  private static List<Claim> unsaid(Told told, List<Claim> summary, int most) {
    List<Claim> claims =
        told.claims().stream().filter(claim -> !summary.contains(claim)).limit(most).toList();
    return claims.isEmpty() ? List.of(told.lead()) : claims;
  }

  private static SubjectPage.Week week(List<Told> told, List<Told> all) {
    Instant until = all.stream().map(Told::grew).max(Instant::compareTo).orElse(Instant.EPOCH);
    Instant since = until.minus(WEEK);
    List<SubjectPage.Change> changes =
        told.stream()
            .filter(one -> one.news() && one.grew().isAfter(since))
            .sorted(Comparator.comparing(Told::grew).reversed())
            .limit(CHANGES)
            .map(one -> change(one, since))
            .toList();
    return new SubjectPage.Week(since, until, changes);
  }

  private static SubjectPage.Change change(Told told, Instant since) {
    boolean began = told.began().isAfter(since);
    Story story = told.story();
    return new SubjectPage.Change(
        began, told.newest(), story.id(), story.headline(), began ? told.lead() : latest(told));
  }

  /// What was new of a story that went on.
  private static Claim latest(Told told) {
    Brief brief = told.story().brief();
    if (brief == null) {
      return told.lead();
    }
    return brief.timeline().reversed().stream()
        .map(Brief.Development::claim)
        .filter(claim -> told.claims().contains(claim))
        .findFirst()
        .orElse(told.lead());
  }

  private List<SubjectPage.Mention> timeline(List<Told> told) {
    List<SubjectPage.Mention> mentions = new ArrayList<>();
    for (Told one : told) {
      String story = one.story().id();
      Brief brief = one.story().brief();
      if (brief == null || brief.timeline().isEmpty()) {
        mentions.add(new SubjectPage.Mention(one.newest(), story, one.lead()));
      } else {
        brief.timeline().stream()
            .filter(development -> holds.test(development.claim()))
            .map(it -> new SubjectPage.Mention(it.at(), story, it.claim()))
            .forEach(mentions::add);
      }
    }
    Set<String> seen = new HashSet<>();
    return mentions.stream()
        .sorted(
            Comparator.comparing(SubjectPage.Mention::at)
                .reversed()
                .thenComparing(SubjectPage.Mention::story))
        .filter(mention -> seen.add(mention.claim().text()))
        .limit(MENTIONS)
        .toList();
  }

  private List<SubjectPage.Open> disputes(List<Told> all) {
    List<SubjectPage.Open> open = new ArrayList<>();
    for (Told told : all) {
      Brief brief = told.story().brief();
      if (brief != null) {
        brief.disagreements().stream()
            .filter(
                it -> it.sides().stream().allMatch(side -> side.claims().stream().allMatch(holds)))
            .map(it -> new SubjectPage.Open(told.story().id(), told.story().headline(), it))
            .forEach(open::add);
      }
    }
    return open;
  }

  private List<SubjectPage.Known> insights(List<Told> all) {
    Set<String> seen = new HashSet<>();
    List<SubjectPage.Known> known = new ArrayList<>();
    for (Told told : all) {
      for (Insight insight : told.story().insights()) {
        if (holds.test(insight.said()) && seen.add(insight.claim())) {
          known.add(known(told, insight));
        }
      }
    }
    return known;
  }

  private SubjectPage.Known known(Told told, Insight insight) {
    Story story = told.story();
    return new SubjectPage.Known(told.newest(), story.id(), story.headline(), proven(insight));
  }

  private Insight proven(Insight insight) {
    Claim impact = insight.impact();
    return impact == null || holds.test(impact)
        ? insight
        : new Insight(insight.claim(), insight.citations(), null);
  }

  private static List<Digest.Source> sources(List<Told> all) {
    Map<String, Digest.Source> sources = new LinkedHashMap<>();
    for (Told told : all) {
      told.story().members().stream()
          .filter(member -> member.role() != Role.DUPLICATE)
          .forEach(member -> sources.putIfAbsent(member.item(), Digest.Source.of(member)));
    }
    return sources.values().stream()
        .sorted(
            Comparator.comparing(Digest.Source::published)
                .reversed()
                .thenComparing(Digest.Source::item))
        .toList();
  }
}
