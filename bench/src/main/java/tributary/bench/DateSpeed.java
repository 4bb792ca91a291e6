package tributary.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import tributary.ingest.date.SourceDate;

/// How much processor time a date takes to read, by form: the median of rounds that go turn about.
public final class DateSpeed {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 21;
  private static final int TIMES = 20_000;
  private static final List<String> FORMS =
      List.of(
          "Tue, 09 Mar 2021 17:05:42 GMT",
          "Tue, 09 Mar 2021 17:05:42 +0530",
          "2021-03-09T17:05:42Z",
          "2021-03-09T17:05:42-08:00",
          "mardi 9 mars 2021 17:05:42 +0100",
          "no date at all, but words");

  private DateSpeed() {}

  /// Prints a line a form: nanoseconds and the form.
  public static void main(String[] args) {
    long[][] nanos = new long[FORMS.size()][ROUNDS];
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (int form = 0; form < FORMS.size(); form++) {
        int times = form < 4 ? TIMES : TIMES / 50;
        long began = CLOCK.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
          read += SourceDate.read(FORMS.get(form)) == null ? 0 : 1;
        }
        nanos[form][round] = (CLOCK.getCurrentThreadCpuTime() - began) / times;
      }
    }
    for (int form = 0; form < FORMS.size(); form++) {
      Arrays.sort(nanos[form]);
      System.out.printf("%,8d ns  %s%n", nanos[form][ROUNDS / 2], FORMS.get(form));
    }
    System.err.printf("%,d dates were read%n", read);
  }
}
