package tributary.house;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How code is written, whoever it sees. Each rule answers with one line a fault: file, rule, what
/// to do.
final class Habits {
  /// Lines of a method, from its first annotation or modifier to its closing brace.
  static final int METHOD_LINES = 40;

  /// Lines of a file, all of them.
  static final int FILE_LINES = 300;

  /// Asking the machine what time it is. A time asked of a given clock is none of these.
  private static final Pattern WALL_CLOCK =
      Pattern.compile(
          "java\\.time\\.\\w+#now\\((?!Ljava/time/Clock;).*"
              + "|java\\.time\\.(Clock|InstantSource)#(system|tick).*"
              + "|java\\.lang\\.System#currentTimeMillis.*"
              + "|java\\.util\\.Date#<init>\\(\\)V"
              + "|java\\.util\\.(Gregorian)?Calendar#(getInstance|<init>).*");

  /// Any clock, and the stream's own ideas of time: enrich goes by marks alone (docs/time.md).
  private static final Pattern ANY_CLOCK =
      Pattern.compile(
          WALL_CLOCK.pattern()
              + "|java\\.time\\.\\w+#now\\(.*|java\\.time\\.(Clock|InstantSource)#.*"
              + "|java\\.lang\\.System#nanoTime.*"
              + "|.*#(currentSystemTimeMs|currentStreamTimeMs)\\(.*");

  private static final Pattern WALL_CLOCK_SCHEDULE =
      Pattern.compile(".*PunctuationType#WALL_CLOCK_TIME.*");

  /// Looks now and then whether all is read: when it does is no matter of what comes of it.
  private static final String LOOKS_NOW_AND_THEN = "tributary.enrich.extent";

  private static final Pattern CHANCE =
      Pattern.compile(
          "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)#.*"
              + "|java\\.security\\.SecureRandom#.*|java\\.util\\.random\\..*"
              + "|java\\.util\\.UUID#randomUUID.*|java\\.lang\\.Math#random.*");

  /// Last digits differ between processors; StrictMath's do not.
  private static final Pattern LOOSE_MATHS =
      Pattern.compile(
          "java\\.lang\\.Math#(log|log10|log1p|exp|expm1|pow|cbrt|sin|cos|tan|asin|acos|atan|atan2"
              + "|sinh|cosh|tanh|hypot)\\(.*");

  private static final Pattern WORLD =
      Pattern.compile(
          "java\\.nio\\.file\\.Files|java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)"
              + "|java\\.nio\\.channels\\..*|java\\.net\\.(http\\..*|\\w*Socket|InetAddress|InetSocketAddress|URL|\\w*URLConnection)"
              + "|org\\.apache\\.hc\\..*");

  private static final Pattern HTTP_CLIENT =
      Pattern.compile(
          "org\\.apache\\.hc\\..*|java\\.net\\.http\\..*|java\\.net\\.\\w*URLConnection|okhttp3\\..*"
              + "|java\\.net\\.URL#(openStream|openConnection|getContent)\\(.*"
              + "|org\\.jsoup\\.(Connection|Jsoup#(connect|newSession)\\(.*|Jsoup#parse\\(Ljava/net/URL;.*)"
              + "|com\\.rometools\\.rome\\.io\\.XmlReader#<init>\\(Ljava/net/URL.*");

  /// Who may be a client of the web.
  private static final Set<String> CLIENTS =
      Set.of("tributary.ingest.fetch", "tributary.publish.model");

  private static final Pattern EMPTY_NAME =
      Pattern.compile("(.*\\$)?(\\w*(Utils?|Helpers?|Managers?|Impl)|Abstract[A-Z]\\w*)(\\$.*)?");

  private Habits() {}

  /// In enrich, time comes in with the data, chance does not come in at all, and no file or
  /// connection is opened: its output is a function of its input.
  static List<String> pure(House house) {
    return Walls.sorted(
        Stream.of(
                naming(house, "enrich", ANY_CLOCK, "enrich knows no clock: use the record's time"),
                schedules(house),
                naming(house, "enrich", CHANCE, "enrich leaves nothing to chance: derive it"),
                naming(house, "enrich", LOOSE_MATHS, "the same bytes everywhere: use StrictMath"),
                naming(
                    house, "enrich", WORLD, "enrich opens no file and no connection: hand it in"))
            .flatMap(faults -> faults));
  }

  /// Ingest and publish are handed a `Clock`; only waits may count nanoseconds.
  static List<String> clocks(House house) {
    String rule = "the time comes from the Clock that is handed in: ask that";
    return Walls.sorted(
        Stream.of("events", "ingest", "publish")
            .flatMap(module -> naming(house, module, WALL_CLOCK, rule)));
  }

  /// Two rooms speak HTTP to the world, each behind guards of its own: `ingest`'s `fetch`, and
  /// `publish`'s `model`, to the one endpoint that is configured.
  static List<String> fetching(House house) {
    return Walls.sorted(
        house.classes().stream()
            .filter(one -> !CLIENTS.contains(one.pack()))
            .flatMap(one ->
                faults(
                    one,
                    HTTP_CLIENT,
                    "only tributary.ingest.fetch is a client of the web, and tributary.publish.model of its model: ask it")));
  }

  private static Stream<String> naming(House house, String module, Pattern pattern, String rule) {
    return house.classes().stream()
        .filter(one -> one.module().equals(module))
        .flatMap(one -> faults(one, pattern, rule));
  }

  private static Stream<String> schedules(House house) {
    return house.classes().stream()
        .filter(one -> one.module().equals("enrich") && !one.pack().equals(LOOKS_NOW_AND_THEN))
        .flatMap(one ->
            faults(one, WALL_CLOCK_SCHEDULE, "enrich knows no clock: use the record's time"));
  }

  private static Stream<String> faults(Compiled one, Pattern pattern, String rule) {
    return Stream.concat(one.types().stream(), one.calls().stream())
        .filter(named -> pattern.matcher(named).matches())
        .map(named -> "%s: uses %s; %s".formatted(one.file(), named, rule));
  }

  /// A class is named after what it is.
  static List<String> names(House house) {
    return Walls.sorted(
        house.classes().stream()
            .filter(one -> EMPTY_NAME.matcher(one.simpleName()).matches())
            .map(one ->
                "%s: no class is named %s; say what it is or does, not that it helps"
                    .formatted(one.file(), one.simpleName())));
  }

  /// Every package says what it is, and is null-marked.
  static List<String> packages(House house) {
    Set<String> marked =
        house.classes().stream()
            .filter(Compiled::isPackageInfo)
            .filter(one -> one.annotations().contains("org.jspecify.annotations.NullMarked"))
            .map(Compiled::pack)
            .collect(Collectors.toSet());
    return Walls.sorted(
        house.classes().stream()
            .filter(one -> !marked.contains(one.pack()))
            .map(one ->
                "%s: missing, or not @NullMarked; every package says what comes in, what goes out and what it may not know"
                    .formatted(one.file().resolveSibling("package-info.java"))));
  }

  /// What does not fit on a screen is not seen at once.
  static List<String> sizes(House house) {
    Stream<String> files =
        house.sources().stream()
            .filter(source -> source.lines() > FILE_LINES)
            .map(source ->
                "%s: has %d lines, at most %d are allowed; move one of its concerns out"
                    .formatted(source.file(), source.lines(), FILE_LINES));
    Stream<String> methods =
        house.sources().stream()
            .flatMap(source ->
                source.methods().stream()
                    .filter(method -> method.lines() > METHOD_LINES)
                    .map(method ->
                        "%s:%d: %s has %d lines, at most %d are allowed; give a part of it a name"
                            .formatted(
                                source.file(),
                                method.line(),
                                method.name(),
                                method.lines(),
                                METHOD_LINES)));
    return Walls.sorted(Stream.concat(files, methods));
  }
}
