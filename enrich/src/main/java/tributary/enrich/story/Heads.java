package tributary.enrich.story;

import java.util.function.IntPredicate;

/// The newest posting of each key: a hash table of plain numbers with open addressing (Knuth, The
/// Art of Computer Programming 3, 6.4, algorithm L). Keys without a live posting are dropped when
/// it is full. One thread.
final class Heads {
  private static final int FIRST = 1 << 10;

  /// Marks a free place. A key that is 0 is taken for 1: two keys in 2⁶⁴ then share their items.
  private static final long FREE = 0;

  private final IntPredicate alive;
  private long[] keys = new long[FIRST];
  private int[] heads = new int[FIRST];
  private int used;

  /// @param alive whether a posting is still there
  Heads(IntPredicate alive) {
    this.alive = alive;
  }

  void clear() {
    keys = new long[FIRST];
    heads = new int[FIRST];
    used = 0;
  }

  /// The newest posting of a key, `otherwise` where it has none.
  int of(long key, int otherwise) {
    int place = place(keys, key);
    return keys[place] == FREE ? otherwise : heads[place];
  }

  /// Makes `posting` the newest of its key.
  ///
  /// @return the one that was; `posting` itself where there was none
  int replace(long key, int posting) {
    if (used * 4L >= keys.length * 3L) {
      rebuild();
    }
    int place = place(keys, key);
    int before = posting;
    if (keys[place] == FREE) {
      keys[place] = named(key);
      used++;
    } else {
      before = heads[place];
    }
    heads[place] = posting;
    return before;
  }

  private void rebuild() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    int live = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      live += oldKeys[i] != FREE && alive.test(oldHeads[i]) ? 1 : 0;
    }
    int length = Math.max(FIRST, Integer.highestOneBit(live * 2) * 2);
    keys = new long[length];
    heads = new int[length];
    used = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != FREE && alive.test(oldHeads[i])) {
        int place = place(keys, oldKeys[i]);
        keys[place] = oldKeys[i];
        heads[place] = oldHeads[i];
        used++;
      }
    }
  }

  private static long named(long key) {
    return key == FREE ? 1 : key;
  }

  private static int place(long[] keys, long key) {
    long named = named(key);
    int place = (int) (named >>> 32) & (keys.length - 1);
    while (keys[place] != FREE && keys[place] != named) {
      place = (place + 1) & (keys.length - 1);
    }
    return place;
  }
}
