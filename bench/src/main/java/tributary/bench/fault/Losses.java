package tributary.bench.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import tributary.events.item.Kind;
import tributary.events.topic.Topics;

/// What is kept, and gone or wrong: stores, changelogs, offsets, records.
final class Losses {
  private static final String ENRICH = Role.ENRICH.instance(1);
  private static final int PER_FLIP = 4_000;

  private Losses() {}

  static List<Fault> all() {
    return List.of(
        Fault.shared("F23", "the stores of enrich are deleted", Losses::deleted),
        Fault.shared("F24", "bits of the stores of enrich are flipped", Losses::flipped),
        Fault.shared("F56", "the offsets of enrich are deleted, and set back", Losses::offsets),
        Fault.own("F25", "a changelog of enrich is deleted", Losses::changelog),
        Fault.own("F57", "records are deleted before enrich has read them", Losses::records));
  }

  private static String deleted(Household house, Random chance) throws Exception {
    return stores(house);
  }

  static String stores(Household house) throws Exception {
    house.roles().kill(ENRICH);
    delete(house.roles().data(ENRICH).resolve("enrich"));
    house.roles().start(ENRICH);
    return "back after %.1f s".formatted(house.recovered());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private static String flipped(Household house, Random chance) throws Exception {
    int code = house.roles().end(ENRICH);
    Fault.require(code == 0, "enrich ended with " + code);
    int files = 0;
    try (Stream<Path> all = Files.walk(house.roles().data(ENRICH))) {
      for (Path file : all.filter(one -> one.toString().endsWith(".sst")).toList()) {
        flip(file, chance);
        files++;
      }
    }
    Fault.require(files > 0, "there was no store on disk to damage");
    String noticed = noticed(house);
    house.roles().start(ENRICH);
    return "%d files damaged, %s; back after %.1f s".formatted(files, noticed, house.recovered());
  }

  /// A minute with damaged stores. An operator does what enrich says when it ends.
  private static String noticed(Household house) throws Exception {
    Jvm damaged = house.roles().once(ENRICH);
    int code = damaged.ended(Duration.ofMinutes(1));
    if (code == Jvm.KILLED) {
      return "not met within a minute";
    }
    Fault.require(code == 1, "enrich ended with " + code);
    Fault.require(
        damaged.said().contains("delete that folder"),
        "enrich does not say what to do: " + damaged.lastSaid(3));
    delete(house.roles().data(ENRICH).resolve("enrich"));
    return "refused by name, and deleted";
  }

  private static void flip(Path file, Random chance) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long length = bytes.length();
      for (long i = 0; i <= length / PER_FLIP; i++) {
        long at = chance.nextLong(length);
        bytes.seek(at);
        int was = bytes.read();
        bytes.seek(at);
        bytes.write(was ^ (1 << chance.nextInt(8)));
      }
    }
  }

  /// It does not begin at the beginning by itself. Set back by hand, it reads again what it has
  /// told, and tells it no second time.
  private static String offsets(Household house, Random chance) throws Exception {
    house.roles().kill(ENRICH);
    deleteOffsets(house);
    Jvm alone = house.roles().once(ENRICH);
    int code = alone.ended(Duration.ofMinutes(5));
    Fault.require(code == 1, "enrich began anew, exit code " + code);
    Fault.require(
        alone.said().contains("how far it had come is gone"),
        "enrich does not say what is gone: " + alone.lastSaid(3));
    setBack(house);
    house.roles().start(ENRICH);
    return "refused; set back, back after %.1f s".formatted(house.recovered());
  }

  /// As `kafka-consumer-groups --reset-offsets --to-datetime` does, to an hour ago.
  private static void setBack(Household house) throws Exception {
    Topics topics = house.cluster().topics();
    Map<TopicPartition, OffsetSpec> hourAgo = new HashMap<>();
    long then = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
    for (Kind kind : Kind.values()) {
      for (int partition = 0; partition < house.cluster().partitions(); partition++) {
        hourAgo.put(
            new TopicPartition(topics.raw(kind).name(), partition), OffsetSpec.forTimestamp(then));
      }
    }
    try (Admin admin = Admin.create(house.cluster().admin())) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      admin
          .listOffsets(hourAgo)
          .all()
          .get()
          .forEach((partition, found) ->
              offsets.put(partition, new OffsetAndMetadata(Math.max(0, found.offset()))));
      admin.alterConsumerGroupOffsets(house.cluster().name("enrich"), offsets).all().get();
    }
  }

  /// A group can be deleted once it has no members: a dead one is dismissed.
  private static void deleteOffsets(Household house) throws Exception {
    String group = house.cluster().name("enrich");
    try (Admin admin = Admin.create(house.cluster().admin())) {
      admin
          .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
      admin.deleteConsumerGroups(List.of(group)).all().get();
    }
  }

  /// What was remembered there cannot be made up for: it has to be said, not passed over.
  private static String changelog(Household house, Random chance) throws Exception {
    house.work(Duration.ofSeconds(2));
    house.roles().kill(ENRICH);
    String lost;
    try (Admin admin = Admin.create(house.cluster().admin())) {
      Set<String> all = admin.listTopics().names().get();
      List<String> changelogs =
          all.stream().filter(name -> name.endsWith("-changelog")).sorted().toList();
      lost = changelogs.get(chance.nextInt(changelogs.size()));
      admin.deleteTopics(List.of(lost)).all().get();
    }
    Jvm alone = house.roles().once(ENRICH);
    int code = alone.ended(Duration.ofMinutes(5));
    String said = alone.said();
    Fault.require(code == 1, "enrich went on without " + lost + ", exit code " + code);
    Fault.require(said.contains(lost), "enrich does not say that " + lost + " is missing");
    return "refused: " + alone.lastSaid(1);
  }

  private static String records(Household house, Random chance) throws Exception {
    house.roles().kill(ENRICH);
    house.papers().work(0);
    house.papers().edition(4);
    house.await("it is fetched", house::arrived);
    long gone;
    try (Admin admin = Admin.create(house.cluster().admin())) {
      gone = deleteUnread(admin, house);
    }
    Fault.require(gone > 0, "there was nothing to delete");
    house.roles().start(ENRICH);
    house.await(
        "the gap is told in a number",
        () ->
            house.roles().get(ENRICH).said().matches("(?s).*\\b%,d records\\b.*".formatted(gone)));
    house.papers().edition(1);
    int before = house.books().told().size();
    house.await("it goes on", () -> house.books().told().size() > before);
    return gone + " records were gone, and it said so";
  }

  /// @return how many had not been read
  private static long deleteUnread(Admin admin, Household house) throws Exception {
    Map<TopicPartition, Long> read = new HashMap<>();
    admin
        .listConsumerGroupOffsets(house.cluster().name("enrich"))
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, offset) -> read.put(partition, offset.offset()));
    Topics topics = house.cluster().topics();
    Set<String> raw =
        Stream.of(Kind.values()).map(kind -> topics.raw(kind).name()).collect(Collectors.toSet());
    read.keySet().removeIf(partition -> !raw.contains(partition.topic()));
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    long gone = 0;
    for (Map.Entry<TopicPartition, Long> one : read.entrySet()) {
      long end =
          admin
              .listOffsets(Map.of(one.getKey(), OffsetSpec.latest()))
              .partitionResult(one.getKey())
              .get()
              .offset();
      all.put(one.getKey(), RecordsToDelete.beforeOffset(end));
      gone += end - one.getValue();
    }
    admin.deleteRecords(all).all().get();
    return gone;
  }
}
