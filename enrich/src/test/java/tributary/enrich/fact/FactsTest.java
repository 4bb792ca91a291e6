package tributary.enrich.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tributary.enrich.text.Sentences;
import tributary.events.item.Sentence;

class FactsTest {
  private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 12);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 dead after the storm|12||dead",
        "A $1.9 trillion plan|1900000000000|$|plan",
        "It costs US$5bn a year|5000000000|$|''",
        "It costs 5 million euros|5000000|€|''",
        "Prices rose 3.5 percent|3.5|%|''",
        "Prices rose by 48 % in May|48|%|''",
        "passed in a 219 to 212 vote|219-212||vote",
        "They won 2-1 at home|2-1||''",
        "1,234,567 people fled|1234567||people fled",
        "a model of 12B parameters|12||b parameters",
        "a 40-minute episode|40||minute episode",
        "Two people died|2||people died",
        "It is 3.0 metres long|3||metres long",
      })
  void findsWhatATextCounts(String sentence, String value, String unit, String about) {
    List<Figure> figures = facts("", sentence, "en").figures();

    assertThat(figures).extracting(Figure::value).containsExactly(value);
    assertThat(figures.getFirst().unit()).isEqualTo(unit == null ? "" : unit);
    assertThat(figures.getFirst().about()).isEqualTo(about);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|Es kostet 1.234,5 Euro.|1234.5",
        "de|2,5 Milliarden Euro|2500000000",
        "en|$1,234.50|1234.5"
      })
  void readsNumbersAsTheLanguageWritesThem(String language, String sentence, String value) {
    assertThat(facts("", sentence, language).figures())
        .extracting(Figure::value)
        .containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "In 2026 nothing happened.",
        "COVID-19 spread.",
        "It is 10:30 now.",
        "Version v2.1 is out.",
        "On 12 November they met.",
        "On November 12 they met.",
        "On 2026-11-12 they met.",
        "the 3rd time",
        "See https://a.example/12/34.",
        "from 2019 to 2021",
        "the F-16 jet",
        "vLLM 0.11.2"
      })
  void whatCountsNothingIsNoFigure(String sentence) {
    assertThat(facts("", sentence, "en").figures()).isEmpty();
  }

  @Test
  void findsNamesWhereNoCapitalIsDue() {
    assertThat(
            names(
                "",
                "Republican Senator Tom Cotton spoke in Arkansas. On Friday Cotton met Ursula von der"
                    + " Leyen of the European Commission. The U.S. grid and OpenAI agreed.",
                "en"))
        .containsExactly(
            "Republican Senator Tom Cotton",
            "Arkansas",
            "Ursula von der Leyen",
            "European Commission",
            "U.S.",
            "OpenAI");
  }

  @Test
  void theFirstWordOfASentenceIsANameOnlyIfTheRestSaysSo() {
    assertThat(names("", "Houses fell. Help came late. Workers cheered.", "en")).isEmpty();
    assertThat(names("", "Nepal mourns. Many in Nepal wait for help.", "en"))
        .containsExactly("Nepal");
    assertThat(names("", "When Congress met, Many Democrats left. He told Fox News so.", "en"))
        .contains("Congress", "Fox News")
        .noneMatch(name -> name.startsWith("When") || name.startsWith("He"));
  }

  @Test
  void aTitleThatGivesEveryWordACapitalNamesOnlyWhatTheTextNames() {
    assertThat(
            names("New Plan Splits Senate As NASA Waits", "The senators of the Senate met.", "en"))
        .containsExactlyInAnyOrder("Senate", "NASA");
    assertThat(names("House passes plan after talks with Tim Cook", "", "en"))
        .containsExactly("Tim Cook");
    assertThat(names("BREAKING NEWS FROM THE WEST", "", "en")).isEmpty();
  }

  @Test
  void aPossessiveATitleAndAMonthAreNoPartOfAName() {
    assertThat(
            names(
                "",
                "It was the White House's Ukraine scandal. So Rep. Adam Schiff told Theresa May in"
                    + " New York on Monday.",
                "en"))
        .containsExactly("White House", "Ukraine", "Adam Schiff", "Theresa May", "New York");
  }

  @Test
  void countsWhoIsNamedAgainByLastName() {
    Facts facts =
        facts("", "We met Ada Lovelace. Then Lovelace left. So said Lovelace's friend.", "en");

    assertThat(facts.names()).containsExactly(new Name("Ada Lovelace", 3, "s0"));
  }

  @Test
  void germanNounsAreNoNames() {
    assertThat(
            names("", "Gestern hat Angela Merkel im Garten mit der NATO über Strom geredet.", "de"))
        .containsExactly("Angela Merkel", "NATO");
  }

  @Test
  void knowsHandles() {
    assertThat(names("", "thanks to @ada@example.social for this", "en"))
        .containsExactly("@ada@example.social");
  }

  @Test
  void scriptsWithoutCapitalsNameNobody() {
    assertThat(names("政府は金曜日に新しい計画", "قدمت الحكومة خطة جديدة. रविवार को", null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They met on 12 November 2025.|2025-11-12",
        "They met on November 3rd.|2026-11-03",
        "They met on Nov. 3, 2024, at noon.|2024-11-03",
        "El 3 de marzo empezó.|2026-03-03",
        "It is due 2026-12-31.|2026-12-31",
        "It happened on Friday.|2026-11-06",
        "It happened on Thursday.|2026-11-12",
        "In January 15 it was.|2027-01-15",
      })
  void findsTheDaysThatATextSpeaksOf(String sentence, LocalDate date) {
    assertThat(facts("", sentence, "en").days()).extracting(Day::date).containsExactly(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"On 31 November.", "March on Rome", "may 5 people come", "99 January"})
  void whatIsNoDayIsLeftOut(String sentence) {
    assertThat(facts("", sentence, "en").days()).isEmpty();
  }

  @Test
  void aHugeTextHasFewFactsAndTakesNoTime() {
    List<String> texts =
        List.of(
            "Ada met Bob and 12 men on Friday. ".repeat(150_000),
            "A".repeat(5_000_000),
            "1,234 ".repeat(800_000),
            "Aa Bb ".repeat(800_000),
            "@".repeat(3_000_000),
            "1.1.1.1.".repeat(500_000),
            "\u202E\u05D0\u200F 12 😀 ".repeat(300_000));
    for (String text : texts) {
      List<Sentence> sentences =
          Stream.of(text.split("(?<=\\. )")).map(s -> new Sentence("x", s, null, null)).toList();
      long began = System.nanoTime();

      Facts facts = Facts.of(text.substring(0, 500), sentences, "en", THURSDAY);

      assertThat(facts.names()).hasSizeLessThanOrEqualTo(Facts.MOST);
      assertThat(facts.figures()).hasSizeLessThanOrEqualTo(Facts.MOST);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }
  }

  private static List<String> names(String title, String text, @Nullable String language) {
    return facts(title, text, language).names().stream().map(Name::text).toList();
  }

  private static Facts facts(String title, String text, @Nullable String language) {
    List<String> sentences = Sentences.of(text);
    return Facts.of(
        title,
        java.util.stream.IntStream.range(0, sentences.size())
            .mapToObj(i -> new Sentence("s" + i, sentences.get(i), null, null))
            .toList(),
        language,
        THURSDAY);
  }
}
