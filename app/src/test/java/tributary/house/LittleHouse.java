package tributary.house;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// A house of a few classes, built in a folder to be judged by the rules.
///
/// @param root empty folder to build it in
record LittleHouse(Path root) {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /// One for all houses: it keeps the class path's many jars open.
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8);

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:\\w+ )*(?:class|record|enum|interface) (\\w+)");

  /// Builds it.
  ///
  /// @param sources one type each; the package tells the module
  House of(String... sources) throws IOException {
    for (String module : House.MODULES) {
      Files.createDirectories(root.resolve(module).resolve("src/main/java"));
      Files.createDirectories(root.resolve(module).resolve("target/classes"));
    }
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      files.add(write(source));
    }
    Path together = compile(files);
    try (var all = Files.walk(together)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path name = together.relativize(file);
        Path home = root.resolve(name.getName(1)).resolve("target/classes").resolve(name);
        Files.createDirectories(home.getParent());
        Files.move(file, home);
      }
    }
    return House.read(root, List.of());
  }

  private Path write(String source) throws IOException {
    String pack = first(PACKAGE, source, "");
    Path file =
        root.resolve(Packages.module(pack))
            .resolve("src/main/java")
            .resolve(pack.replace('.', '/'))
            .resolve(first(TYPE, source, "package-info") + ".java");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, source);
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  private Path compile(List<Path> files) throws IOException {
    Path out = Files.createDirectories(root.resolve("out"));
    StringWriter complaints = new StringWriter();
    synchronized (FILES) {
      FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
      boolean built =
          COMPILER
              .getTask(
                  complaints,
                  FILES,
                  null,
                  List.of("-proc:none"),
                  null,
                  FILES.getJavaFileObjectsFromPaths(files))
              .call();
      if (!built) {
        throw new IllegalStateException("the little house cannot be built: " + complaints);
      }
    }
    return out;
  }
}
