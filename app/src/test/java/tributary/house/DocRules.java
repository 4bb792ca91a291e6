package tributary.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tributary.app.command.Tributary;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;

/// What a page may say of the code. Each rule answers with one line a fault: page, rule, what to
/// do.
///
/// @param root of the checkout
/// @param types simple names of every type in it, tests and nested ones too
/// @param topics every topic, the topology's own too
/// @param tests every test as `ClassTest.method`
record DocRules(Path root, Set<String> types, Set<String> topics, Set<String> tests) {
  private static final Pattern TYPE =
      Pattern.compile("([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(?:[.#$](\\w+))?(?:\\(.*\\))?");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w*)");
  private static final Pattern TEST =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b[^{]*?(?:\\{[^}]*}[^{]*?)?\\bvoid (\\w+)\\(");
  private static final Pattern CALLED_TOPIC =
      Pattern.compile(
          "\\btopics?\\s+((?:`[a-z][\\w-]*`(?:,\\s*|\\s+and\\s+|\\s+or\\s+)?)+)|`([a-z][\\w-]*)`\\s+topic\\b");

  /// Where a name that is not ours may come from.
  private static final List<String> LIBRARIES =
      List.of(
          "java.lang",
          "java.util",
          "java.time",
          "java.nio.file",
          "org.apache.kafka.streams",
          "org.apache.kafka.clients.consumer",
          "org.apache.kafka.clients.producer",
          "org.jspecify.annotations");

  static DocRules of(Path root) throws IOException {
    Set<String> types = new HashSet<>();
    Set<String> tests = new HashSet<>();
    for (Path file : sources(root)) {
      String source = Files.readString(file);
      String name = file.getFileName().toString().replace(".java", ".");
      DECLARED.matcher(source).results().forEach(type -> types.add(type.group(1)));
      TEST.matcher(source).results().forEach(test -> tests.add(name + test.group(1)));
    }
    Set<String> topics = new HashSet<>();
    new Topics("").all().stream().map(Topic::name).forEach(topics::add);
    Pattern.compile("[(:,] ?\\[?([a-z-]+)-repartition")
        .matcher(Files.readString(root.resolve("docs/topology.txt")))
        .results()
        .forEach(topic -> topics.add(topic.group(1)));
    return new DocRules(root, types, topics, tests);
  }

  /// Every Java file of every module, tests too.
  static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> root.relativize(file).toString().contains("src"))
          .sorted()
          .toList();
    }
  }

  /// A type that a page names exists.
  Stream<String> types(Page page) {
    return page.spans().stream()
        .map(TYPE::matcher)
        .filter(Matcher::matches)
        .map(type -> type.group(1))
        .filter(
            name -> !types.contains(name) && !inLibrary(name) && !Files.exists(root.resolve(name)))
        .map(name ->
            "%s: `%s` is no type of ours, nor of the libraries in DocRules; write its present name"
                .formatted(page.file(), name));
  }

  /// A test that a page names by class and method is there.
  Stream<String> tests(Page page) {
    return page.spans().stream()
        .filter(span -> span.matches("[A-Z]\\w*Test\\.[a-z]\\w*"))
        .filter(test -> !tests.contains(test))
        .map(test ->
            "%s: there is no test `%s`; name the one that holds it".formatted(page.file(), test));
  }

  private static boolean inLibrary(String name) {
    return LIBRARIES.stream().anyMatch(pack -> exists(pack + "." + name));
  }

  private static boolean exists(String type) {
    try {
      Class.forName(type, false, DocRules.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /// What a page calls a topic is one.
  Stream<String> topics(Page page) {
    return CALLED_TOPIC
        .matcher(page.prose())
        .results()
        .map(found -> found.group(1) == null ? "`" + found.group(2) + "`" : found.group(1))
        .flatMap(names -> Pattern.compile("`([^`]+)`").matcher(names).results())
        .map(name -> name.group(1))
        .filter(name -> !topics.contains(name))
        .map(name ->
            "%s: `%s` is called a topic, and Topics has none of that name"
                .formatted(page.file(), name));
  }

  /// A command that a page shows is one that the command line has.
  Stream<String> commands(Page page) {
    return page.commands("./tributary", "tributary")
        .flatMap(command ->
            wrong(command)
                .map(what ->
                    "%s: `%s`: %s; see ./tributary --help".formatted(page.file(), command, what)));
  }

  private static Stream<String> wrong(String line) {
    String plain = line.replaceFirst("\\s(#|\\||>|&&|;|2>|<).*", "").replaceAll("[\\[\\]]", "");
    Deque<String> words = new ArrayDeque<>(Arrays.asList(plain.split("\\s+")));
    words.removeFirst();
    CommandLine command = new CommandLine(new Tributary());
    while (!words.isEmpty()) {
      String word = words.removeFirst();
      CommandLine sub = command.getSubcommands().get(word);
      if (word.startsWith("-")) {
        OptionSpec option = command.getCommandSpec().findOption(word.replaceFirst("=.*", ""));
        if (option == null) {
          return Stream.of("there is no option " + word);
        }
        if (option.arity().max() > 0 && word.indexOf('=') < 0) {
          words.pollFirst();
        }
      } else if (sub != null) {
        command = sub;
      } else if (command.getCommandSpec().positionalParameters().isEmpty()
          && !word.matches("…|\\.\\.\\.")) {
        return Stream.of("there is no command " + word);
      }
    }
    return Stream.empty();
  }

  /// Modules and tests that a build command names exist.
  Stream<String> builds(Page page) {
    return page.commands("./mvnw")
        .flatMap(command ->
            Stream.concat(
                    arguments(command, "-pl\\s+(\\S+)")
                        .filter(module -> !Files.exists(root.resolve(module).resolve("pom.xml"))),
                    arguments(command, "-Dtest=(\\S+)")
                        .map(test -> test.replaceFirst("#.*", ""))
                        .filter(test -> !types.contains(test)))
                .map(name -> "%s: `%s`: there is no %s".formatted(page.file(), command, name)));
  }

  private static Stream<String> arguments(String command, String pattern) {
    return Pattern.compile(pattern)
        .matcher(command)
        .results()
        .flatMap(found -> Stream.of(found.group(1).replace("'", "").split(",")));
  }

  /// A file that a page links to or names by its path is there; so is the heading. The data folder
  /// is no part of the project: in a checkout that has run, something lies there.
  Stream<String> files(Page page) {
    Path folder = root.resolve(page.file()).getParent();
    Stream<String> links =
        page.links().stream()
            .filter(link -> !link.matches("(https?|mailto):.*"))
            .filter(link -> !leads(folder, link));
    Stream<String> paths =
        page.spans().stream()
            .filter(span -> span.matches("(?!\\.\\./)(\\./)?[\\w.-]+(/[\\w.*-]+)+/?"))
            .filter(
                span -> Files.exists(root.resolve(span.replaceFirst("^\\./", "").split("/")[0])))
            .filter(span -> !span.matches("(\\./)?data/.*"))
            .filter(span -> !there(span));
    return Stream.concat(links, paths)
        .map(path -> "%s: %s is not there; name what is".formatted(page.file(), path));
  }

  private boolean leads(Path folder, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? folder : folder.resolve(parts[0]).normalize();
    if (parts.length == 1 || parts[0].isEmpty()) {
      return Files.exists(target);
    }
    try {
      return Files.exists(target) && Page.read(root, target).anchors().contains(parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean there(String span) {
    String fixed =
        span.contains("*") ? span.substring(0, span.lastIndexOf('/', span.indexOf('*'))) : span;
    return Files.exists(root.resolve(fixed));
  }

  /// Pages that comments in the code send a reader to.
  Stream<String> named(Path file) throws IOException {
    Set<String> missing =
        Pattern.compile("\\bdocs/[\\w./-]*\\.(?:md|txt)\\b")
            .matcher(Files.readString(file))
            .results()
            .map(found -> found.group())
            .filter(page -> !Files.exists(root.resolve(page)))
            .collect(Collectors.toSet());
    return missing.stream()
        .map(page ->
            "%s: sends its reader to %s, which is not there; write it, or name another"
                .formatted(root.relativize(file), page));
  }
}
