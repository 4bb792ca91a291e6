package tributary.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// A source file as the compiler parses it.
///
/// @param file from the checkout's root
/// @param pack its package
/// @param imports full names; static ones without the member
/// @param lines from first to last, blank lines and comments included
record Source(Path file, String pack, List<String> imports, List<Method> methods, int lines) {

  /// A method or constructor with a body written out.
  ///
  /// @param line where it begins
  /// @param lines from its first annotation or modifier to its closing brace, blank lines and
  ///   comments included
  record Method(String name, int line, int lines) {}

  static List<Source> parse(Path root, List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        sources.add(of(root, unit, positions));
      }
      return sources;
    }
  }

  private static Source of(Path root, CompilationUnitTree unit, SourcePositions positions)
      throws IOException {
    List<Method> methods = new ArrayList<>();
    new Methods(unit, positions, methods).scan(unit, null);
    String text = unit.getSourceFile().getCharContent(true).toString();
    return new Source(
        root.relativize(Path.of(unit.getSourceFile().toUri())),
        unit.getPackageName() == null ? "" : unit.getPackageName().toString(),
        unit.getImports().stream().map(Source::type).toList(),
        methods,
        (int) text.lines().filter(line -> !line.startsWith("import ")).count());
  }

  private static String type(ImportTree tree) {
    String name = tree.getQualifiedIdentifier().toString();
    return tree.isStatic() ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Method> found;

    Methods(CompilationUnitTree unit, SourcePositions positions, List<Method> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      int begin = line(positions.getStartPosition(unit, method));
      int end = line(positions.getEndPosition(unit, method));
      found.add(new Method(method.getName().toString(), begin, end - begin + 1));
      return super.visitMethod(method, null);
    }

    private int line(long position) {
      return (int) unit.getLineMap().getLineNumber(position);
    }
  }
}
