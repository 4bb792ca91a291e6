package tributary.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PostingsTest {
  private static final long A = 7;
  private static final long B = 0;

  private final Postings postings = new Postings();

  @Test
  void bringsUpTheNewestOfEachKeyOnceAndInOrder() {
    postings.add("1", 0, new long[] {A});
    postings.add("2", 0, new long[] {A, B});
    postings.add("3", 0, new long[] {A});

    assertThat(newest(2, A, B)).containsExactly("2", "3");
    assertThat(newest(2, 99)).isEmpty();
  }

  @Test
  void forgetsTheOldestWithoutALeftover() {
    postings.add("1", 10, new long[] {A});
    postings.add("2", 20, new long[] {A});
    postings.forget();

    assertThat(newest(9, A)).containsExactly("2");
    assertThat(postings.published(postings.oldest())).isEqualTo(20);
    postings.forget();
    assertThat(newest(9, A)).isEmpty();
    assertThat(postings.isEmpty()).isTrue();
  }

  /// Against the plain thing that it stands for, through every growth and over the rings' ends.
  @Test
  void isAnIndexOfAWindowThatMovesOn() {
    Random chance = new Random(1);
    Map<Long, Deque<String>> plain = new HashMap<>();
    Deque<long[]> window = new ArrayDeque<>();
    for (int i = 0; i < 40_000; i++) {
      int spread = 1 + i / 20;
      long[] keys =
          LongStream.generate(() -> 2 + chance.nextInt(spread)).limit(5).distinct().toArray();
      String order = "%08d".formatted(i);
      assertThat(newest(3, keys)).as("of item %s", i).isEqualTo(expected(plain, keys, 3));
      postings.add(order, i, keys);
      for (long key : keys) {
        plain.computeIfAbsent(key, k -> new ArrayDeque<>()).addFirst(order);
      }
      window.add(keys);
      int most = 1 + chance.nextInt(i < 20_000 ? 30_000 : 3_000);
      while (window.size() > most) {
        for (long key : window.remove()) {
          plain.get(key).removeLast();
        }
        postings.forget();
      }
    }
  }

  private static List<String> expected(Map<Long, Deque<String>> plain, long[] keys, int perKey) {
    TreeSet<String> found = new TreeSet<>();
    for (long key : keys) {
      plain.getOrDefault(key, new ArrayDeque<>()).stream().limit(perKey).forEach(found::add);
    }
    return List.copyOf(found);
  }

  private List<String> newest(int perKey, long... keys) {
    return IntStream.of(postings.newest(keys, perKey)).mapToObj(postings::order).toList();
  }
}
