package tributary.enrich.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tributary.events.item.Kind;
import tributary.events.topic.Marked;

class WireTest {
  private static final Instant NOON = Instant.parse("2026-11-09T12:00:00.123456789Z");

  sealed interface Shape {
    record Circle(int radius) implements Shape {}

    record Square(long side, boolean filled) implements Shape {}
  }

  record Everything(
      String text,
      @Nullable String missing,
      int small,
      long large,
      @Nullable Integer boxed,
      boolean flag,
      double fraction,
      Kind kind,
      Instant at,
      Duration span,
      URI link,
      List<Shape> shapes,
      Map<String, List<Integer>> numbers) {}

  @SuppressWarnings("ArrayRecordComponent") // as in the records that travel
  record Vectors(int[] ints, byte[] bytes) {}

  record Other(String text) {}

  private static final Everything EVERYTHING =
      new Everything(
          "żółw 🐢",
          null,
          -7,
          Long.MIN_VALUE,
          Integer.MAX_VALUE,
          true,
          -0.1,
          Kind.PODCAST,
          NOON,
          Duration.ofMillis(-1500),
          URI.create("https://example.org/a?b=c#d"),
          List.of(new Shape.Circle(3), new Shape.Square(-9, true)),
          Map.of("one", List.of(1, 2), "none", List.of()));

  @Test
  void bringsBackWhatItWrote() {
    Serde<Everything> serde = Wire.of(Everything.class);
    assertThat(read(serde, write(serde, EVERYTHING))).isEqualTo(EVERYTHING);
    assertThat(write(serde, null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null)).isNull();
  }

  @Test
  void bringsBackNumbersOfAnySize() {
    Serde<Vectors> serde = Wire.of(Vectors.class);
    Random chance = new Random(1);
    int[] ints = chance.ints(500).toArray();
    ints[0] = Integer.MIN_VALUE;
    ints[1] = Integer.MAX_VALUE;
    byte[] bytes = new byte[384];
    chance.nextBytes(bytes);

    Vectors back = read(serde, write(serde, new Vectors(ints, bytes)));

    assertThat(back.ints()).isEqualTo(ints);
    assertThat(back.bytes()).isEqualTo(bytes);
  }

  @Test
  void tellsMarksFromValues() {
    Serde<Marked<Other>> serde = Wire.marked(Other.class);
    Marked<Other> mark = new Marked.Mark<>("posts-0", Instant.parse("2026-11-09T12:00:00.123Z"));
    Marked<Other> value = Marked.of(new Other("x"));

    assertThat(read(serde, write(serde, mark))).isEqualTo(mark);
    assertThat(read(serde, write(serde, value))).isEqualTo(value);
  }

  @Test
  void refusesWhatWasWrittenInAnotherForm() {
    byte[] other = write(Wire.of(Other.class), new Other("x"));
    assertThatThrownBy(() -> read(Wire.of(Everything.class), other))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("on t: not a readable Everything")
        .hasMessageContaining("another version");
  }

  /// Whatever the damage, there is one exception, that which Streams handles.
  @Test
  void refusesDamageByOneExceptionAlone() {
    Serde<Everything> serde = Wire.of(Everything.class);
    byte[] whole = write(serde, EVERYTHING);
    Random chance = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, chance.nextInt(whole.length + 1));
      if (damaged.length > 2) {
        damaged[2 + chance.nextInt(damaged.length - 2)] = (byte) chance.nextInt();
      }
      try {
        Everything _ = read(serde, damaged);
      } catch (SerializationException e) {
        assertThat(e).hasMessageContaining("on t: not a readable Everything");
      }
    }
  }

  @Test
  void refusesATypeWithoutAFormWhenItIsBuilt() {
    record Unknown(Random chance) {}
    assertThatThrownBy(() -> Wire.of(Unknown.class))
        .hasMessage("no form on the wire for a java.util.Random");
  }

  private static <V> byte[] write(Serde<V> serde, @Nullable V value) {
    return serde.serializer().serialize("t", value);
  }

  private static <V> V read(Serde<V> serde, byte[] bytes) {
    return serde.deserializer().deserialize("t", bytes);
  }
}
