package tributary.ingest.date;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// Time zones by their short names, as they are called in English and at home (`CET`, `MEZ`).
final class ZoneNames {
  /// What RFC 822 names, and what stands for Greenwich.
  private static final Map<String, ZoneOffset> STANDARD =
      Map.ofEntries(
          Map.entry("GMT", ZoneOffset.UTC),
          Map.entry("UTC", ZoneOffset.UTC),
          Map.entry("UT", ZoneOffset.UTC),
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("CST", ZoneOffset.ofHours(-6)),
          Map.entry("CDT", ZoneOffset.ofHours(-5)),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)));

  /// Where the other names come from. One name may mean several zones: the first place here wins.
  private static final List<String> PLACES =
      List.of(
          "Europe/Paris de",
          "Europe/Athens de",
          "Europe/London en",
          "Europe/Lisbon en",
          "Europe/Moscow en",
          "Europe/Istanbul en",
          "Asia/Tokyo en",
          "Asia/Seoul en",
          "Asia/Kolkata en",
          "Asia/Jerusalem en",
          "Asia/Hong_Kong en",
          "Asia/Singapore en",
          "Asia/Manila en",
          "Asia/Jakarta en",
          "Asia/Karachi en",
          "Australia/Sydney en",
          "Australia/Adelaide en",
          "Australia/Perth en",
          "Pacific/Auckland en",
          "America/Halifax en",
          "America/St_Johns en",
          "America/Anchorage en",
          "Pacific/Honolulu en",
          "America/Sao_Paulo en",
          "America/Argentina/Buenos_Aires en",
          "Africa/Johannesburg en",
          "Africa/Nairobi en",
          "Africa/Lagos en");

  private ZoneNames() {}

  /// Built at the first name that RFC 822 does not know.
  private static final class Further {
    private static final Map<String, ZoneOffset> BY_NAME = byName();

    private static Map<String, ZoneOffset> byName() {
      Map<String, ZoneOffset> found = new HashMap<>();
      for (String place : PLACES) {
        String[] parts = place.split(" ", 2);
        TimeZone zone = TimeZone.getTimeZone(parts[0]);
        for (Locale language : List.of(Locale.ENGLISH, Locale.of(parts[1]))) {
          name(found, zone, false, language);
          name(found, zone, true, language);
        }
      }
      return found;
    }

    private static void name(
        Map<String, ZoneOffset> found, TimeZone zone, boolean summer, Locale language) {
      int millis = zone.getRawOffset() + (summer ? zone.getDSTSavings() : 0);
      String name = zone.getDisplayName(summer, TimeZone.SHORT, language).toUpperCase(Locale.ROOT);
      found.putIfAbsent(name, ZoneOffset.ofTotalSeconds(millis / 1000));
    }
  }

  /// Null where the name is unknown. The letters of the military count as UTC: RFC 822 had their
  /// signs wrong, so that nobody can tell what is meant (RFC 5322, section 4.3).
  static @Nullable ZoneOffset offset(String name) {
    if (name.length() == 1) {
      return Character.toUpperCase(name.charAt(0)) == 'J' ? null : ZoneOffset.UTC;
    }
    String upper = name.toUpperCase(Locale.ROOT);
    ZoneOffset standard = STANDARD.get(upper);
    return standard != null || upper.length() < 3 ? standard : Further.BY_NAME.get(upper);
  }

  /// Null where there is no such offset.
  static @Nullable ZoneOffset offset(char sign, int hours, int minutes) {
    try {
      int way = sign == '-' ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(way * hours, way * minutes);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
