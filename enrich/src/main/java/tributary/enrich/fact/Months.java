package tributary.enrich.fact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of months and weekdays, of our own: those of the JDK change with its version.
final class Months {
  private static final String[] MONTHS = {
    "january jan januar jänner janvier enero janeiro gennaio januari",
    "february feb februar février febrero fevereiro febbraio februari",
    "march mar märz mars marzo março maart",
    "april apr avril abril aprile",
    "may mai mayo maio maggio mei",
    "june jun juni juin junio junho giugno",
    "july jul juli juillet julio julho luglio",
    "august aug août agosto augustus",
    "september sept sep septembre septiembre setembro settembre",
    "october oct oktober octobre octubre outubro ottobre",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre diciembre dezembro dicembre"
  };
  private static final String[] WEEKDAYS = {
    "monday montag lundi lunes",
    "tuesday dienstag mardi martes",
    "wednesday mittwoch mercredi miércoles",
    "thursday donnerstag jeudi jueves",
    "friday freitag vendredi viernes",
    "saturday samstag sonnabend samedi sábado",
    "sunday sonntag dimanche domingo"
  };
  private static final Map<String, Integer> MONTH = numbered(MONTHS);
  private static final Map<String, Integer> WEEKDAY = numbered(WEEKDAYS);

  private Months() {}

  /// 1 to 12, null for no month.
  static @Nullable Integer month(String word) {
    return MONTH.get(word.toLowerCase(Locale.ROOT));
  }

  /// 1 for Monday to 7, null for no weekday.
  static @Nullable Integer weekday(String word) {
    return WEEKDAY.get(word.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Integer> numbered(String[] rows) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      for (String word : rows[i].split(" ")) {
        numbers.put(word, i + 1);
      }
    }
    return numbers;
  }
}
