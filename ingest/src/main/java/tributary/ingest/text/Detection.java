package tributary.ingest.text;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// The character set that bytes look like, told by ICU from what stands around those that are no
/// ASCII: it looks at 8,000 bytes only, and the head of a feed is mostly markup.
final class Detection {
  private static final int SAMPLE = 8000;
  private static final int AROUND = 24;

  private Detection() {}

  /// Likeliest first.
  static List<String> names(byte[] bytes) {
    CharsetMatch[] matches = new CharsetDetector().setText(sample(bytes)).detectAll();
    return Arrays.stream(matches)
        .map(CharsetMatch::getName)
        .filter(name -> !name.startsWith("UTF-16") && !name.startsWith("UTF-32"))
        .filter(name -> !name.startsWith("IBM4"))
        .toList();
  }

  private static byte[] sample(byte[] bytes) {
    ByteArrayOutputStream sample = new ByteArrayOutputStream(SAMPLE);
    int from = 0;
    for (int i = 0; i < bytes.length && sample.size() < SAMPLE; i++) {
      if (bytes[i] < 0) {
        int begin = Math.max(from, i - AROUND);
        int end = i;
        while (end < bytes.length && end - i < SAMPLE && bytes[end] < 0) {
          end++;
        }
        sample.write(bytes, begin, end - begin);
        from = end;
        i = end;
      }
    }
    return sample.toByteArray();
  }
}
