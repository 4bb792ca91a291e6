package tributary.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private static final String GERMAN =
      "Die Regierung hat am Freitag einen neuen Plan für die Netze vorgestellt. Er sieht vor, dass"
          + " die Betreiber in den nächsten Jahren mehr Geld für den Ausbau bekommen, und dass sie"
          + " schneller bauen.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|The government said on Friday that it will pay for the new lines.",
        "de|Die Regierung hat am Freitag einen neuen Plan vorgestellt.",
        "fr|Le gouvernement a présenté vendredi un nouveau plan pour les réseaux.",
        "es|El gobierno presentó el viernes un nuevo plan, pero no dijo cuándo estará ni quién lo paga.",
        "it|Il governo ha presentato venerdì un nuovo piano per le reti che sono state.",
        "pt|O governo apresentou na sexta-feira um novo plano para as redes, mas não disse quando.",
        "nl|De regering heeft vrijdag een nieuw plan voor het net voorgesteld.",
        "sv|Regeringen har på fredagen lagt fram en ny plan för att bygga ut nätet.",
        "da|Regeringen har fredag fremlagt en ny plan, og det blev sagt af hvad den skal være nu, efter at den meget sent blev færdig.",
        "fi|Hallitus esitteli perjantaina uuden suunnitelman, joka on hänen mukaansa se mitä he ovat.",
        "pl|Rząd przedstawił w piątek nowy plan, który ma być gotowy do końca roku i nie jest tani.",
        "cs|Vláda v pátek představila nový plán, který by měl být hotov do konce roku, ale není levný.",
        "tr|Hükümet cuma günü yeni bir plan açıkladı ve bu plan daha sonra çok önemli gibi.",
        "ro|Guvernul a prezentat vineri un nou plan pentru rețele, care este mai scump decât cel vechi.",
        "hu|A kormány pénteken bemutatta az új tervet, amely szerint a hálózat nem lesz olcsó, de az.",
        "id|Pemerintah pada hari Jumat mengumumkan rencana baru yang akan dibangun oleh mereka untuk itu.",
        "ru|Правительство в пятницу представило новый план, который будет готов в этом году.",
        "uk|Уряд у пʼятницю представив новий план, який буде готовий до кінця року, але він не є новий.",
        "bg|Правителството представи в петък нов план, който ще бъде готов до края на годината.",
        "el|Η κυβέρνηση παρουσίασε την Παρασκευή ένα νέο σχέδιο.",
        "ar|قدمت الحكومة يوم الجمعة خطة جديدة من أجل الشبكات التي كانت في البلاد على ما هو",
        "he|הממשלה הציגה ביום שישי תוכנית חדשה",
        "ja|政府は金曜日に新しい計画を発表した。",
        "zh|政府周五公布了一项新的计划。",
        "ko|정부는 금요일에 새로운 계획을 발표했다.",
        "th|รัฐบาลเสนอแผนใหม่ในวันศุกร์",
      })
  void tellsTheLanguageOfAPlainSentence(String language, String sentence) {
    assertThat(Language.of(null, sentence)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "PyTorch 2.9 released",
        "word word word word word word word",
        "😀😀😀",
        "Nvidia H100 CUDA kernels vLLM 0.11 release notes",
        "東京",
        "1 2 3 4 5",
        "\u202E\u200F"
      })
  void saysNothingRatherThanGuess(String text) {
    assertThat(Language.of(null, text)).isNull();
  }

  @Test
  void believesTheSourceUnlessTheTextPlainlyIsInAnotherLanguage() {
    assertThat(Language.of("en-US", GERMAN)).isEqualTo("de");
    assertThat(Language.of("de-AT", GERMAN)).isEqualTo("de-AT");
    assertThat(Language.of("nl", "Die Regierung hat einen Plan.")).isEqualTo("nl");
    assertThat(Language.of("mi", "ok")).isEqualTo("mi");
    assertThat(
            Language.of("nb", "Regjeringen har på fredag lagt frem en ny plan som skal gjøre det"))
        .isEqualTo("nb");
  }

  @Test
  void readsTheBeginningOfALongTextOnly() {
    String german = GERMAN.repeat(8);

    assertThat(Language.of(null, german + " of the people by the people".repeat(200_000)))
        .isEqualTo("de");
  }

  @Test
  void oneWordRepeatedIsNoLanguage() {
    assertThat(List.of("the ", "und ", "je "))
        .allMatch(w -> Language.of(null, w.repeat(500)) == null);
  }
}
