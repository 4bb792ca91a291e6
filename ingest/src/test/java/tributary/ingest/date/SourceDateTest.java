package tributary.ingest.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceDateTest {
  private static void reads(String written, String at, @Nullable String rule) {
    SourceDate read = SourceDate.read(written);
    assertThat(read).as(written).isNotNull();
    assertThat(read.at()).as(written).isEqualTo(Instant.parse(at));
    if (rule != null) {
      assertThat(read.rule()).as(written).isEqualTo(rule);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Tue, 09 Mar 2021 17:05:42 GMT          | 2021-03-09T17:05:42Z | RFC 822
          Tue, 9 Mar 2021 17:05:42 +0530         | 2021-03-09T11:35:42Z | RFC 822
          9 mar 2021 17:05 Z                     | 2021-03-09T17:05:00Z | RFC 822
          Fri, 09 Mar 2021 17:05:42 -0000        | 2021-03-09T17:05:42Z | RFC 822
          Tue, 09 Mar 2021 17:05:42              | 2021-03-09T17:05:42Z | RFC 822, no zone
          Tue, 09 Mar 2021 17:05:42 EST          | 2021-03-09T22:05:42Z | RFC 822
          Tue, 09 Mar 2021 17:05:42 PDT          | 2021-03-10T00:05:42Z | RFC 822
          Tue, 09 Mar 2021 17:05:42 CET          | 2021-03-09T16:05:42Z | RFC 822
          Fri, 09 Jul 2021 17:05:42 CEST         | 2021-07-09T15:05:42Z | RFC 822
          Fri, 09 Jul 2021 17:05:42 MESZ         | 2021-07-09T15:05:42Z | RFC 822
          Fri, 09 Jul 2021 17:05:42 BST          | 2021-07-09T16:05:42Z | RFC 822
          Fri, 09 Jul 2021 17:05:42 JST          | 2021-07-09T08:05:42Z | RFC 822
          Fri, 09 Jul 2021 17:05:42 AEST         | 2021-07-09T07:05:42Z | RFC 822
          Fri, 09 Jul 2021 17:05:42 m            | 2021-07-09T17:05:42Z | RFC 822
          Fri, 09 Jul 2021 24:00:00 GMT          | 2021-07-10T00:00:00Z | RFC 822
          Sat, 31 Dec 2016 23:59:60 GMT          | 2017-01-01T00:00:00Z | RFC 822
          Tue, 09 Mar 2021 17:05:42 +01:00       | 2021-03-09T16:05:42Z |
          Tue, 09 Mar 2021 17:05:42 GMT+2        | 2021-03-09T15:05:42Z |
          Tue, 09 Mar 2021 17:05:42 UTC-03:30    | 2021-03-09T20:35:42Z |
          Tue, 09 Mar 2021 17:05:42 PST -0800    | 2021-03-10T01:05:42Z |
          Tue, 09 Mar 2021 17:05:42 +0100 (CET)  | 2021-03-09T16:05:42Z |
          Tue, (day) 09 Mar, 2021, 17:05:42 GMT  | 2021-03-09T17:05:42Z |
          Tues, 09 March 2021 17:05:42 GMT       | 2021-03-09T17:05:42Z |
          Tue, 09 Mar 21 17:05:42 GMT            | 2021-03-09T17:05:42Z |
          Tue, 09 Mar 99 17:05:42 GMT            | 1999-03-09T17:05:42Z |
          Tue, 09 Mar 121 17:05:42 GMT           | 2021-03-09T17:05:42Z |
          Tuesday, 09-Mar-21 17:05:42 GMT        | 2021-03-09T17:05:42Z |
          Tue Mar  9 17:05:42 2021               | 2021-03-09T17:05:42Z |
          Tue Mar  9 17:05:42 EST 2021           | 2021-03-09T22:05:42Z |
          Tue Mar 09 2021 17:05:42 +0200         | 2021-03-09T15:05:42Z |
          Tue, 2021/03/09 17:05:42 EDT           | 2021-03-09T21:05:42Z |
          Tue, 09 Mar 2021                       | 2021-03-09T00:00:00Z | month in English, no time
          March 9, 2021                          | 2021-03-09T00:00:00Z | month in English, no time
          March 9th, 2021 at 5:05 p.m. EST       | 2021-03-09T22:05:00Z | month in English
          9 September 2021 12:10 AM              | 2021-09-09T00:10:00Z | month in English, no zone
          Sept. 9, 2021, 3pm                     | 2021-09-09T15:00:00Z |
          Mar 2021                               | 2021-03-01T00:00:00Z | month in English, no time
          """)
  void readsWhatMailAndItsHeirsWrite(String written, String at, @Nullable String rule) {
    reads(written, at, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2021-03-09T17:05:42Z             | 2021-03-09T17:05:42Z     | ISO 8601
          2021-03-09t17:05:42z             | 2021-03-09T17:05:42Z     | ISO 8601
          2021-03-09T17:05:42.25-08:00     | 2021-03-10T01:05:42.250Z | ISO 8601
          2021-03-09T17:05:42,123456789Z   | 2021-03-09T17:05:42.123456789Z | ISO 8601
          2021-03-09T17:05:42-08:00        | 2021-03-10T01:05:42Z     | ISO 8601
          2021-03-09T17:05:42+99:00        | 2021-03-09T17:05:42Z     | ISO 8601, zone unknown
          2021-03-09 17:05:42 +0100        | 2021-03-09T16:05:42Z     | ISO 8601
          2021-03-09 17:05:42 UTC          | 2021-03-09T17:05:42Z     | ISO 8601
          2021-03-09T17:05+01              | 2021-03-09T16:05:00Z     | ISO 8601
          2021-03-09T17Z                   | 2021-03-09T17:00:00Z     | ISO 8601
          2021-03-09T17,5Z                 | 2021-03-09T17:30:00Z     | ISO 8601
          2021-03-09T17:05,5Z              | 2021-03-09T17:05:30Z     | ISO 8601
          2021-03-09T17:05:42              | 2021-03-09T17:05:42Z     | ISO 8601, no zone
          2021-03-09T24:00:00Z             | 2021-03-10T00:00:00Z     | ISO 8601
          2016-12-31T23:59:60Z             | 2017-01-01T00:00:00Z     | ISO 8601
          2021-03-09                       | 2021-03-09T00:00:00Z     | ISO 8601, no time
          2021-03-09+02:00                 | 2021-03-08T22:00:00Z     | ISO 8601, no time
          2021-03                          | 2021-03-01T00:00:00Z     | ISO 8601, no time
          2021                             | 2021-01-01T00:00:00Z     | ISO 8601, no time
          20210309                         | 2021-03-09T00:00:00Z     | ISO 8601, no time
          20210309T170542Z                 | 2021-03-09T17:05:42Z     | ISO 8601
          20210309170542                   | 2021-03-09T17:05:42Z     | ISO 8601, no zone
          2021-W10-2T17:05Z                | 2021-03-09T17:05:00Z     | ISO 8601
          2020W537                         | 2021-01-03T00:00:00Z     | ISO 8601, no time
          2021-W01                         | 2021-01-04T00:00:00Z     | ISO 8601, no time
          2021-068                         | 2021-03-09T00:00:00Z     | ISO 8601, no time
          2021068T1705Z                    | 2021-03-09T17:05:00Z     | ISO 8601
          2021-3-9T7:05:42+01:00           | 2021-03-09T06:05:42Z     | in numbers
          2021-03-09T17:05:42 CET          | 2021-03-09T16:05:42Z     |
          2021-03-09T17:05:42.000000Z      | 2021-03-09T17:05:42Z     | ISO 8601
          9999-12-31T23:59:59Z             | 9999-12-31T23:59:59Z     | ISO 8601, implausible
          0001-01-01T00:00:00Z             | 0001-01-01T00:00:00Z     | ISO 8601, implausible
          1970-01-01T00:00:00Z             | 1970-01-01T00:00:00Z     | ISO 8601, implausible
          1615309542                       | 2021-03-09T17:05:42Z     | seconds since 1970
          1615309542000                    | 2021-03-09T17:05:42Z     | milliseconds since 1970
          """)
  void readsWhatStandardsWrite(String written, String at, @Nullable String rule) {
    reads(written, at, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mardi 9 mars 2021 17:05:42 +0100             | 2021-03-09T16:05:42Z | month in French
          mar., 09 févr. 2021 17:05:42 +0100           | 2021-02-09T16:05:42Z | month in French
          lun 1er août 2022 à 8h30                     | 2022-08-01T08:30:00Z | month in French, no zone
          9. März 2021, 17:05 Uhr                      | 2021-03-09T17:05:00Z | month in German, no zone
          Di, 09 Dez 2021 17:05:42 MEZ                 | 2021-12-09T16:05:42Z | month in German
          martes, 5 de octubre de 2021, 17:05          | 2021-10-05T17:05:00Z | month in Spanish, no zone
          mar 5 de oct 2021 17:05 GMT                  | 2021-10-05T17:05:00Z | month in Spanish
          giovedì 4 febbraio 2021 ore 9.30             | 2021-02-04T09:30:00Z | month in Italian, no zone
          terça-feira, 9 de março de 2021              | 2021-03-09T00:00:00Z | month in Portuguese, no time
          9 fev 2021 10:00                             | 2021-02-09T10:00:00Z | month in Portuguese, no zone
          di 9 maart 2021 17:05                        | 2021-03-09T17:05:00Z | month in Dutch, no zone
          9 października 2021                          | 2021-10-09T00:00:00Z | month in Polish, no time
          wtorek, 9 lis 2021 17:05 CET                 | 2021-11-09T16:05:00Z | month in Polish
          tisdag 9 maj 2021 kl. 14:30                  | 2021-05-09T14:30:00Z | month in Swedish, no zone
          5. maj 2021 kl. 14.30                        | 2021-05-05T14:30:00Z |
          9. desember 2021 kl. 12:00                   | 2021-12-09T12:00:00Z |
          tiistai 9. maaliskuuta 2021 klo 14.30        | 2021-03-09T14:30:00Z | month in Finnish, no zone
          9. září 2021                                 | 2021-09-09T00:00:00Z | month in Czech, no time
          Κυρ, 11 Ιούλ 2021 12:00:00 EST               | 2021-07-11T17:00:00Z | month in Greek
          9 Μαρτίου 2021 5:05 μ.μ.                     | 2021-03-09T17:05:00Z | month in Greek, no zone
          вторник, 9 марта 2021 г. 17:05:42 +0300      | 2021-03-09T14:05:42Z | month in Russian
          9 мар 2021 17:05 MSK                         | 2021-03-09T14:05:00Z | month in Russian
          2021-július-9T9:15-05:00                     | 2021-07-09T14:15:00Z | month in Hungarian
          2021. március 9. 17:05                       | 2021-03-09T17:05:00Z | month in Hungarian, no zone
          9 Ağustos 2021 Pazartesi 17:05               | 2021-08-09T17:05:00Z | month in Turkish, no zone
          9 mai 2021, duminică                         | 2021-05-09T00:00:00Z | month in Romanian, no time
          9 березня 2021 р.                            | 2021-03-09T00:00:00Z | month in Ukrainian, no time
          srijeda, 6. listopada 2021.                  | 2021-10-06T00:00:00Z | month in Croatian, no time
          """)
  void readsMonthsInTheLanguagesOfEurope(String written, String at, @Nullable String rule) {
    reads(written, at, rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2021년 3월 9일 17:05:42           | 2021-03-09T08:05:42Z | Korean form, time of Korea
          2021년 3월 9일 화요일 오후 5:05   | 2021-03-09T08:05:00Z | Korean form, time of Korea
          2021-03-09 오후 11:23:17 KST      | 2021-03-09T14:23:17Z |
          2021-03-09 오전 12:23:17 +0900    | 2021-03-08T15:23:17Z |
          2021年3月9日(火) 17時05分42秒 JST | 2021-03-09T08:05:42Z | in numbers
          2021年03月09日 下午5:05 +0800     | 2021-03-09T09:05:00Z | in numbers
          2021/03/09                        | 2021-03-09T00:00:00Z | in numbers, no time
          9.3.2021 17:05                    | 2021-03-09T17:05:00Z | in numbers, no zone
          05.03.2021                        | 2021-03-05T00:00:00Z | in numbers, no time
          25/03/2021 17:05:42 GMT           | 2021-03-25T17:05:42Z | in numbers
          03/25/2021 5:05 PM                | 2021-03-25T17:05:00Z | in numbers, no zone
          03/03/2021                        | 2021-03-03T00:00:00Z | in numbers, no time
          99-12-31                          | 1999-12-31T00:00:00Z | in numbers, no time
          ٩ مارس ٢٠٢١                        | 2021-03-09T00:00:00Z | month in Arabic, no time
          """)
  void readsNumbersWhoseOrderIsPlain(String written, String at, @Nullable String rule) {
    reads(written, at, rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "yesterday",
        "now",
        "3 hours ago",
        "05/03/2021",
        "05/03/04",
        "9 March",
        "March",
        "Tuesday 17:05",
        "17:05:42",
        "Tue, 31 Jun 2021 10:00:00 GMT",
        "2021-02-30T10:00:00Z",
        "2021-13-01",
        "Tue, 09 Mar 2021 25:00:00 GMT",
        "2021-03-09T10:61:00Z",
        "0000-00-00 00:00:00",
        "-0001-11-30T00:00:00+00:00",
        "0000-01-01T00:00:00Z",
        "Tue, 09 Mar 99999 10:00:00 GMT",
        "10000-01-01",
        "posted by somebody on 9 March in 2021",
        "version 2021.3",
        "5",
        "123456",
        "99999999999",
        "9999999999999999999999",
        "March April 9 2021",
        "9 March 2021 8"
      })
  void makesNoDateUp(String written) {
    assertThat(SourceDate.read(written)).isNull();
  }

  @Test
  void isNotHeldUpByHostileText() {
    long began = System.nanoTime();
    for (String piece :
        new String[] {"1", "1:", "(", "a.", "年", "+", "mar ", "1-", " ", "1.1.", "T"}) {
      for (int length : new int[] {50, SourceDate.LONGEST, 1_000_000}) {
        String text = piece.repeat(length / piece.length() + 1).substring(0, length);
        SourceDate.read(text);
        SourceDate.read("2021" + text);
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      SourceDate.read(scrambled("Tue, 09 März 2021年 17:05:42.5 p.m. GMT+01:00 (CET)", random));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(2));
  }

  private static String scrambled(String text, Random random) {
    StringBuilder scrambled = new StringBuilder(text);
    for (int i = 0; i < 4; i++) {
      int at = random.nextInt(scrambled.length());
      switch (random.nextInt(3)) {
        case 0 -> scrambled.deleteCharAt(at);
        case 1 -> scrambled.insert(at, (char) random.nextInt(0x3200));
        case 2 -> scrambled.setCharAt(at, scrambled.charAt(random.nextInt(scrambled.length())));
        default -> throw new AssertionError();
      }
    }
    return scrambled.toString();
  }
}
