package tributary.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The production code of the modules as it lies on disk. What is generated (templates made Java)
/// is left out: its source is not ours to write.
///
/// @param classes without generated ones
record House(Path root, List<Compiled> classes, List<Source> sources) {
  /// The modules that are built before these tests run.
  static final List<String> MODULES = List.of("events", "ingest", "enrich", "publish", "app");

  /// That one place names another.
  ///
  /// @param from package of the naming place
  /// @param type the type, or package with `*`, that is named
  record Use(Path file, String from, String type) {
    String to() {
      return Packages.of(type);
    }
  }

  private static final class Ours {
    static final House HOUSE = read(checkout(), List.of("bench"));
  }

  /// The checkout's root.
  static Path checkout() {
    return Path.of(System.getProperty("tributary.root", "..")).toAbsolutePath().normalize();
  }

  /// This house.
  static House ours() {
    return Ours.HOUSE;
  }

  /// @param later modules that are built after these tests: only their sources can be judged
  static House read(Path root, List<String> later) {
    try {
      List<Path> files = new ArrayList<>();
      for (String module : Stream.concat(MODULES.stream(), later.stream()).toList()) {
        files.addAll(files(root.resolve(module).resolve("src/main/java"), ".java"));
      }
      List<Source> sources = Source.parse(root, files);
      Set<Path> written = sources.stream().map(Source::file).collect(Collectors.toSet());
      List<Compiled> classes = new ArrayList<>();
      for (String module : MODULES) {
        for (Path file : files(root.resolve(module).resolve("target/classes"), ".class")) {
          classes.add(Compiled.read(module, file));
        }
      }
      classes.removeIf(compiled -> !written.contains(compiled.file()));
      return new House(root, List.copyOf(classes), sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + " is not there: build all modules, ./mvnw verify");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /// Who names whom among our own types: from the classes, and from imports, as the compiler copies
  /// constants and leaves no trace.
  Stream<Use> uses() {
    Stream<Use> compiled =
        classes.stream()
            .flatMap(
                one -> one.types().stream().map(type -> new Use(one.file(), one.pack(), type)));
    Stream<Use> imported =
        sources.stream()
            .flatMap(
                one -> one.imports().stream().map(type -> new Use(one.file(), one.pack(), type)));
    return Stream.concat(compiled, imported).filter(use -> Packages.ours(use.to())).distinct();
  }
}
