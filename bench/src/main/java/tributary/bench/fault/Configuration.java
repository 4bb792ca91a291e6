package tributary.bench.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How the roles are configured: quick visits, many digests to order editions of, a few readers, no
/// guard of the disk, so that it can be filled.
///
/// @param folder gets the files, and the data folders beside them
/// @param kafka port of the way to the broker
/// @param mail port of the mail server
record Configuration(Path folder, int kafka, int mail) {
  static final int EDITIONS = 60;
  static final int PARTITIONS = 3;
  private static final int READERS = 8;

  /// Writes an instance's.
  Path of(String instance, Path data) {
    String digests =
        IntStream.rangeClosed(1, EDITIONS)
            .mapToObj(i -> "{name: e%d, day: monday, zone: UTC}".formatted(i))
            .collect(Collectors.joining(", "));
    String readers =
        IntStream.rangeClosed(1, READERS)
            .mapToObj(i -> "reader%d@readers.example".formatted(i))
            .collect(Collectors.joining(", "));
    try {
      return Files.writeString(
          folder.resolve(instance + ".yaml"),
          """
          instance: %s
          data: %s
          kafka: {bootstrap: '127.0.0.1:%d', partitions: %d}
          ingest:
            workers: 8
            markEvery: 200ms
            cadence: {least: 250ms, most: 500ms, backoffFirst: 500ms, backoffMost: 2s, goneInterval: 5s}
            fetch: {allowPrivateAddresses: true, hostDelay: 0ms}
          enrich: {embedding: off, threads: 1}
          operate: {port: 0, leastFreeMegabytes: 0, leastFreePercent: 0}
          publish:
            digests: [%s]
            mail:
              from: Tributary <brief@river.example>
              to: [%s]
              smtp: {host: 127.0.0.1, port: %d, startTls: false}
            web: {port: 0}
          """
              .formatted(instance, data, kafka, PARTITIONS, digests, readers, mail));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
