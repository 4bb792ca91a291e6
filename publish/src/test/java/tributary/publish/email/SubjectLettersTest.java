package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tributary.events.digest.Digest;
import tributary.events.item.SubjectTag;
import tributary.publish.SampleWeek;
import tributary.publish.reading.Briefing;

/// Letters for those who chose subjects.
class SubjectLettersTest {
  private static final Digest DIGEST = SampleWeek.digest();
  private final Letters letters = new Letters(URI.create("https://brief.example/"));

  @Test
  void holdsTheStoriesOfTheSubjectsAloneUnderTheNumbersOfTheWebEdition() {
    SubjectTag subject = DIGEST.entries().getFirst().subjects().getFirst();
    List<String> about =
        DIGEST.entries().stream()
            .filter(entry ->
                entry.subjects().stream().anyMatch(t -> t.subject().equals(subject.subject())))
            .map(Digest.Entry::headline)
            .toList();
    List<String> others =
        DIGEST.entries().stream()
            .map(Digest.Entry::headline)
            .filter(headline -> !about.contains(headline))
            .toList();
    assertThat(about).isNotEmpty();
    assertThat(others).isNotEmpty();

    Letter letter = letters.write(DIGEST, List.of(subject.subject()));

    assertThat(letter.shown()).isEqualTo(about.size());
    assertThat(letter.html()).contains(about).doesNotContain(others);
    assertThat(letter.text()).contains("about your subjects");
    Briefing whole = Briefing.of(DIGEST);
    Briefing some = whole.about(List.of(subject.subject()));
    assertThat(whole.stories()).containsAll(some.stories());
    assertThat(whole.references()).containsAll(some.references());
    assertThat(letters.write(DIGEST, List.of())).isEqualTo(letters.write(DIGEST));
  }

  @Test
  void saysThatNothingWasToldOfWhatSomebodyChose() {
    Letter letter = letters.write(DIGEST, List.of("nobodys-subject"));

    assertThat(letter.shown()).isZero();
    assertThat(letter.text())
        .contains("None of " + DIGEST.entries().size() + " stories is about your subjects.")
        .contains("https://brief.example/editions/" + DIGEST.edition());
    assertThat(letter.html()).contains("is about your subjects.").doesNotContain("Sources");
  }
}
