package tributary.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Markdown page, split into what is written and what is shown as code.
///
/// @param file from the checkout's root
/// @param prose without fenced blocks
/// @param fenced lines of fenced blocks
record Page(Path file, String prose, List<String> fenced) {
  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

  static Page of(String file, String text) {
    StringBuilder prose = new StringBuilder();
    List<String> fenced = new ArrayList<>();
    boolean inside = false;
    for (String line : text.lines().toList()) {
      if (line.stripLeading().startsWith("```")) {
        inside = !inside;
      } else if (inside) {
        fenced.add(line.strip());
      } else {
        prose.append(line).append('\n');
      }
    }
    return new Page(Path.of(file), prose.toString(), fenced);
  }

  static Page read(Path root, Path file) throws IOException {
    return of(root.relativize(file).toString(), Files.readString(file));
  }

  /// Every page that is there: for users, for contributors, and beside the sample.
  static List<Page> all(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("", "docs", "docs/decisions", "example/sample")) {
      try (Stream<Path> there = Files.list(root.resolve(folder))) {
        there.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
      }
    }
    List<Page> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(read(root, file));
    }
    return pages;
  }

  /// What stands in backticks, white space folded.
  List<String> spans() {
    return SPAN.matcher(prose)
        .results()
        .map(span -> span.group(1).replaceAll("\\s+", " ").strip())
        .toList();
  }

  /// Lines and spans that begin with one of these words.
  Stream<String> commands(String... programs) {
    return Stream.concat(
            fenced.stream().map(line -> line.replaceFirst("^\\$ ", "")), spans().stream())
        .filter(line -> Stream.of(programs).anyMatch(program -> line.startsWith(program + " ")));
  }

  List<String> links() {
    return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
  }

  /// Headings as links name them.
  List<String> anchors() {
    return prose
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toList());
  }
}
