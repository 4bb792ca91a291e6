package tributary.enrich.story;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Which earlier items hold a routing key, newest first: an inverted index in memory, rebuilt from
/// the journal at start. Items come and go in order, so both they and their postings lie in rings
/// of plain numbers, each posting pointing at the next older one of its key: a million items take
/// some 200 MB, where objects would take gigabytes. One thread.
final class Postings {
  private static final int FIRST = 1 << 10;
  private static final byte[] FORGOTTEN = {};

  private byte[][] orders;
  private long[] published;
  private int oldest;
  private int items;

  private int[] itemOf;
  private int[] older;
  private int oldestPosting;
  private int postings;

  private final Heads heads = new Heads(this::alive);

  Postings() {
    clear();
  }

  /// Forgets everything.
  void clear() {
    orders = new byte[FIRST][];
    published = new long[FIRST];
    itemOf = new int[FIRST];
    older = new int[FIRST];
    oldest = 0;
    items = 0;
    oldestPosting = 0;
    postings = 0;
    heads.clear();
  }

  /// Adds an item; items are added in order.
  ///
  /// @param order its place in the journal
  /// @param published in milliseconds
  /// @param keys hashes of its routing keys
  /// @return its number
  int add(String order, long published, long[] keys) {
    if (items == orders.length) {
      growItems();
    }
    int number = oldest + items++;
    orders[slot(number, orders.length)] = order.getBytes(StandardCharsets.UTF_8);
    this.published[slot(number, orders.length)] = published;
    for (long key : keys) {
      if (postings == itemOf.length) {
        growPostings();
      }
      int posting = oldestPosting + postings++;
      int slot = slot(posting, itemOf.length);
      itemOf[slot] = number;
      older[slot] = heads.replace(key, posting);
    }
    return number;
  }

  /// The newest `perKey` items of each key as numbers for [#order] and [#published], each once, in
  /// order.
  int[] newest(long[] keys, int perKey) {
    int[] found = new int[keys.length * perKey];
    int size = 0;
    for (long key : keys) {
      int posting = heads.of(key, oldestPosting - 1);
      for (int i = 0; i < perKey && alive(posting); i++) {
        int slot = slot(posting, itemOf.length);
        found[size++] = itemOf[slot] - oldest;
        int next = older[slot];
        posting = next == posting ? oldestPosting - 1 : next;
      }
    }
    return Arrays.stream(found, 0, size).sorted().distinct().map(i -> i + oldest).toArray();
  }

  /// An item's place in the journal.
  String order(int number) {
    return new String(orders[slot(number, orders.length)], StandardCharsets.UTF_8);
  }

  /// When an item was published, in milliseconds.
  long published(int number) {
    return published[slot(number, orders.length)];
  }

  boolean isEmpty() {
    return items == 0;
  }

  /// The number of the oldest item; there must be one.
  int oldest() {
    return oldest;
  }

  /// Forgets the oldest item.
  void forget() {
    while (postings > 0 && itemOf[slot(oldestPosting, itemOf.length)] == oldest) {
      oldestPosting++;
      postings--;
    }
    orders[slot(oldest, orders.length)] = FORGOTTEN;
    oldest++;
    items--;
  }

  /// Whether a posting is still in the ring; what points behind its end points at nothing.
  private boolean alive(int posting) {
    return Integer.compareUnsigned(posting - oldestPosting, postings) < 0;
  }

  private static int slot(int number, int length) {
    return number & (length - 1);
  }

  private void growItems() {
    int length = orders.length;
    byte[][] moreOrders = new byte[length * 2][];
    long[] morePublished = new long[length * 2];
    for (int number = oldest; number != oldest + items; number++) {
      moreOrders[slot(number, length * 2)] = orders[slot(number, length)];
      morePublished[slot(number, length * 2)] = published[slot(number, length)];
    }
    orders = moreOrders;
    published = morePublished;
  }

  private void growPostings() {
    int length = itemOf.length;
    int[] moreItems = new int[length * 2];
    int[] moreOlder = new int[length * 2];
    for (int posting = oldestPosting; posting != oldestPosting + postings; posting++) {
      moreItems[slot(posting, length * 2)] = itemOf[slot(posting, length)];
      moreOlder[slot(posting, length * 2)] = older[slot(posting, length)];
    }
    itemOf = moreItems;
    older = moreOlder;
  }
}
