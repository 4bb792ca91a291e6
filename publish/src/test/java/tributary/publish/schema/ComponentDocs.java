package tributary.publish.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the sources of the records say of their components, behind `@param`, in plain words: by
/// `digest.Digest.Entry.headline`.
final class ComponentDocs extends TreePathScanner<@Nullable Void, String> {
  private final DocTrees docs;
  private final Map<String, String> said;

  private ComponentDocs(DocTrees docs, Map<String, String> said) {
    this.docs = docs;
    this.said = said;
  }

  static Map<String, String> in(Path sources) {
    Map<String, String> said = new TreeMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(sources)) {
      List<Path> java = all.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      for (CompilationUnitTree unit : task.parse()) {
        String name =
            String.valueOf(unit.getPackageName()).replaceFirst("^tributary\\.events\\.", "");
        new ComponentDocs(DocTrees.instance(task), said).scan(unit, name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said;
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, String within) {
    String name = within + "." + type.getSimpleName();
    DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
    if (type.getKind() == Tree.Kind.RECORD && comment != null) {
      for (DocTree tag : comment.getBlockTags()) {
        if (tag instanceof ParamTree param && !param.isTypeParameter()) {
          said.put(name + "." + param.getName(), plain(param));
        }
      }
    }
    TreePath here = getCurrentPath();
    for (Tree member : type.getMembers()) {
      if (member instanceof ClassTree) {
        scan(new TreePath(here, member), name);
      }
    }
    return null;
  }

  /// `[Digest#sources]` is Java's; others say sources.
  private static String plain(ParamTree param) {
    String text =
        param.getDescription().stream().map(DocTree::toString).collect(Collectors.joining());
    return text.replaceAll("\\[(?:[\\w.]+#)?#?(\\w+)(?:\\([^)]*\\))?\\]", "$1")
        .replace("`", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
