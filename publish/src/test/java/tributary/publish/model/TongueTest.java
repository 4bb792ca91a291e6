package tributary.publish.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TongueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "The lease covers the whole building, and the tenant brings its own network.",
        "Prices rise.",
        "NVIDIA ships Blackwell GPUs.",
        "The mayor of Los Angeles and the governor of La Paz met in El Paso.",
        ""
      })
  void takesEnglishForEnglish(String text) {
    assertThat(Tongue.foreign(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Der Vertrag gilt für das ganze Haus.",
        "Le contrat porte sur la totalité du bâtiment et les réseaux.",
        "El contrato cubre todo el edificio y la red del inquilino.",
        "Il contratto copre tutto il palazzo e non la rete.",
        "Het contract geldt voor het hele gebouw.",
        "Договор действует для всего здания.",
        "契約は建物全体に適用される。"
      })
  void knowsOtherLanguages(String text) {
    assertThat(Tongue.foreign(text)).isTrue();
  }
}
