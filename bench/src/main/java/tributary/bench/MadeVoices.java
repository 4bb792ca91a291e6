package tributary.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import tributary.enrich.insight.Finding;
import tributary.enrich.insight.Insights;
import tributary.enrich.insight.Sayings;
import tributary.enrich.insight.Speaker;
import tributary.enrich.insight.Speech;
import tributary.enrich.insight.Voice;
import tributary.enrich.normalise.Draft;

/// What made-up items say to their stories.
final class MadeVoices {
  private final Insights insights;
  private final Speaker speaker;

  MadeVoices(Sayings sayings) {
    insights = new Insights(sayings);
    speaker = new Speaker(sayings);
  }

  /// An item as a voice of its story: its insights and its speech, found anew.
  Voice voice(Draft draft) {
    List<Finding> findings = insights.of(draft.title(), List.of(draft.sentences()));
    LocalDate date = LocalDate.ofInstant(draft.dates().clamped(), ZoneOffset.UTC);
    Speech speech =
        speaker.of(
            new Speaker.Words(draft.sentences(), draft.facts(), true, draft.language(), date),
            findings);
    return new Voice(draft.id(), draft.origin().feed(), draft.dates().clamped(), speech);
  }
}
