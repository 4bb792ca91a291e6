package tributary.publish.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tributary.events.digest.Digest;
import tributary.publish.subject.SubjectPage;

/// Reads a subject's page.
final class SubjectReader {
  private final SubjectPage page;
  private final Holdings holdings;
  private final Citations citations;
  private final Told told;

  SubjectReader(SubjectPage page, Holdings holdings) {
    this.page = page;
    this.holdings = holdings;
    Map<String, Digest.Source> sources = new HashMap<>();
    page.sources().forEach(source -> sources.putIfAbsent(source.item(), source));
    this.citations =
        new Citations(
            item ->
                Optional.ofNullable(sources.get(item))
                    .or(() -> holdings.items().item(item).map(Citations::source)),
            holdings.items()::has,
            new Citations.Dates(holdings.zone(), true));
    this.told = new Told(citations);
  }

  SubjectView whole() {
    List<Line> summary = told.fresh(page.summary());
    List<SubjectView.Change> changes = page.week().changes().stream().map(this::change).toList();
    List<SubjectView.Theme> themes = page.themes().stream().map(this::theme).toList();
    List<SubjectView.Open> disputes = disputes();
    List<SubjectView.Mention> timeline = timeline();
    List<SubjectView.Numbered> insights = numbered(1);
    return view(summary, themes, changes, timeline, disputes, insights, 1);
  }

  SubjectView insights(int number) {
    return view(List.of(), List.of(), List.of(), List.of(), List.of(), numbered(number), number);
  }

  private SubjectView view(
      List<Line> summary,
      List<SubjectView.Theme> themes,
      List<SubjectView.Change> changes,
      List<SubjectView.Mention> timeline,
      List<SubjectView.Open> disputes,
      List<SubjectView.Numbered> insights,
      int number) {
    Tag self = Tag.subject(page.id(), page.name());
    return new SubjectView(
        self,
        counts(),
        summary,
        themes,
        week(),
        changes,
        timeline,
        disputes,
        insights,
        Paging.of(number, page.insights().size(), SubjectView.INSIGHTS, self.path() + "/insights"),
        page.sources().size(),
        citations.references());
  }

  private String counts() {
    Set<String> cited = new HashSet<>();
    page.insights().forEach(known -> known.insight().citations().forEach(c -> cited.add(c.item())));
    String stories = Wording.many(page.stories(), "story", "stories");
    return page.insights().isEmpty()
        ? stories + " from " + Wording.many(page.sources().size(), "source", "sources")
        : "%s, %s from %s"
            .formatted(
                stories,
                Wording.many(page.insights().size(), "insight", "insights"),
                Wording.many(cited.size(), "source", "sources"));
  }

  private String week() {
    return Wording.days(page.week().since(), page.week().until(), holdings.zone());
  }

  private SubjectView.Change change(SubjectPage.Change change) {
    return new SubjectView.Change(
        change.began(),
        day(change.at()),
        date(change.at()),
        Tag.story(change.story(), change.headline()),
        change.began() ? null : told.fresh(change.claim()).orElse(null));
  }

  /// Stories that are like no other stand under a title of their own kind.
  private SubjectView.Theme theme(SubjectPage.Theme theme) {
    boolean others = theme.title().isEmpty();
    String title = page.themes().size() == 1 ? "What is told" : "What else is told";
    return new SubjectView.Theme(
        others ? title : Wording.line(theme.title()),
        theme.parts().stream()
            .map(part ->
                new SubjectView.Part(
                    Tag.story(part.story(), part.headline()), citations.lines(part.claims())))
            .toList(),
        theme.more());
  }

  private List<SubjectView.Open> disputes() {
    List<SubjectView.Open> open = new ArrayList<>();
    for (SubjectPage.Open one : page.disputes()) {
      told.disputes(List.of(one.disagreement()))
          .forEach(dispute ->
              open.add(new SubjectView.Open(Tag.story(one.story(), one.headline()), dispute)));
    }
    return open;
  }

  private List<SubjectView.Mention> timeline() {
    List<SubjectView.Mention> mentions = new ArrayList<>();
    for (SubjectPage.Mention mention : page.timeline()) {
      citations
          .line(mention.claim())
          .map(line -> new SubjectView.Mention(day(mention.at()), date(mention.at()), line))
          .ifPresent(mentions::add);
    }
    return mentions;
  }

  private List<SubjectView.Numbered> numbered(int number) {
    int from = Math.min(page.insights().size(), (number - 1) * SubjectView.INSIGHTS);
    int to = Math.min(page.insights().size(), from + SubjectView.INSIGHTS);
    List<SubjectView.Numbered> numbered = new ArrayList<>();
    for (int i = from; i < to; i++) {
      SubjectPage.Known known = page.insights().get(i);
      int place = i + 1;
      new Told(citations)
          .points(List.of(known.insight()), 1)
          .forEach(point ->
              numbered.add(
                  new SubjectView.Numbered(
                      place,
                      day(known.at()),
                      date(known.at()),
                      point,
                      Tag.story(known.story(), known.headline()))));
    }
    return numbered;
  }

  List<Reference> sources(int from, int count) {
    return page.sources().stream().skip(from).limit(count).map(citations::reference).toList();
  }

  private String day(Instant when) {
    return Wording.date(when, holdings.zone());
  }

  private String date(Instant when) {
    return when.atZone(holdings.zone()).toLocalDate().toString();
  }
}
