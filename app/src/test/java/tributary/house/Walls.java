package tributary.house;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who may see whom. Each rule answers with one line a fault: file, rule, what to do.
final class Walls {
  private Walls() {}

  /// `ingest`, `enrich` and `publish` see `events` alone, `events` sees nobody, `app` sees all.
  static List<String> modules(House house) {
    Stream<String> misplaced =
        house.classes().stream()
            .filter(one -> !Packages.hall(one.pack()).equals("tributary." + one.module()))
            .map(one ->
                "%s: lies in package %s; every package of module %s begins with tributary.%s: move it"
                    .formatted(one.file(), one.pack(), one.module(), one.module()));
    Stream<String> through =
        house
            .uses()
            .filter(use -> !mayMeet(Packages.module(use.from()), Packages.module(use.to())))
            .map(use ->
                "%s: uses %s; modules meet only in events: say it by a record on a topic, or wire it in app"
                    .formatted(use.file(), use.type()));
    return sorted(Stream.concat(misplaced, through));
  }

  private static boolean mayMeet(String from, String to) {
    return switch (from) {
      case "app", "bench" -> true;
      case "events" -> to.equals("events");
      default -> to.equals(from) || to.equals("events");
    };
  }

  /// A hall imports its rooms and hands them plain values; a room never imports its hall.
  static List<String> rooms(House house) {
    return sorted(
        house
            .uses()
            .filter(use -> use.to().equals(Packages.hall(use.from())))
            .filter(use -> !use.from().equals(use.to()))
            .map(use ->
                "%s: uses %s; a room never imports its hall: let the hall hand it in as a plain value"
                    .formatted(use.file(), use.type())));
  }

  /// No package reaches itself through others of its module.
  static List<String> cycles(House house) {
    Map<String, Set<String>> graph = new TreeMap<>();
    house
        .uses()
        .filter(use -> !use.from().equals(use.to()))
        .filter(use -> Packages.hall(use.from()).equals(Packages.hall(use.to())))
        .forEach(use -> graph.computeIfAbsent(use.from(), from -> new TreeSet<>()).add(use.to()));
    return sorted(
        house
            .uses()
            .filter(use -> !use.from().equals(use.to()))
            .filter(use -> graph.getOrDefault(use.from(), Set.of()).contains(use.to()))
            .filter(use -> reachable(use.to(), graph).contains(use.from()))
            .map(use ->
                "%s: uses %s, and %s leads back to %s; packages have no cycles: turn one of the uses round"
                    .formatted(use.file(), use.type(), use.to(), use.from())));
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> graph) {
    Set<String> reached = new HashSet<>();
    List<String> edge = List.of(from);
    while (!edge.isEmpty()) {
      edge =
          edge.stream()
              .flatMap(pack -> graph.getOrDefault(pack, Set.of()).stream())
              .filter(reached::add)
              .toList();
    }
    return reached;
  }

  /// One class of the whole house touches the broker's own packages.
  static List<String> broker(House house) {
    return alone(
        house,
        "(kafka|org\\.apache\\.kafka\\.(controller|coordinator|image|metadata|network|raft|server|storage))\\..*",
        "the broker's own packages are no public API, and one class hides them");
  }

  /// One class of the whole house decides what HTML is safe.
  static List<String> sanitizer(House house) {
    return alone(
        house,
        "org\\.jsoup\\.safety\\..*|org\\.jsoup\\.Jsoup#(clean|isValid)\\(.*",
        "there is one sanitizer: ask it");
  }

  /// Each module hands its records to Kafka at one place, so it is seen who writes what.
  static List<String> producers(House house) {
    return sorted(
        house.classes().stream()
            .filter(Walls::produces)
            .flatMap(one ->
                house.classes().stream()
                    .filter(Walls::produces)
                    .filter(other -> other.module().equals(one.module()))
                    .filter(other -> !other.file().equals(one.file()))
                    .map(other ->
                        "%s: makes a producer, as %s does; one place in a module writes: use that"
                            .formatted(one.file(), other.file()))));
  }

  private static boolean produces(Compiled one) {
    return one.calls().stream()
        .anyMatch(
            call -> call.startsWith("org.apache.kafka.clients.producer.KafkaProducer#<init>("));
  }

  /// One class may name what `pattern` describes; every further one is a fault.
  private static List<String> alone(House house, String pattern, String rule) {
    Set<String> naming =
        house.classes().stream()
            .filter(one ->
                Stream.concat(one.types().stream(), one.calls().stream())
                    .anyMatch(named -> named.matches(pattern)))
            .map(one -> one.file().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    return naming.size() < 2
        ? List.of()
        : naming.stream()
            .map(file -> "%s: %s; it is one of %s".formatted(file, rule, naming))
            .toList();
  }

  static List<String> sorted(Stream<String> faults) {
    return faults.distinct().sorted().toList();
  }
}
