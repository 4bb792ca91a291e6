package tributary.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a class file tells.
///
/// @param name with `$` before nested names
/// @param file its source, from the checkout's root
/// @param types every type that it names: in code, signatures and annotations
/// @param calls every member of another class that it calls or reads, as `owner#name(descriptor)`
/// @param members names of its own fields and methods
/// @param annotations that stand on it
record Compiled(
    String module,
    String name,
    Path file,
    Set<String> types,
    Set<String> calls,
    Set<String> members,
    Set<String> annotations) {
  private static final Pattern DESCRIBED = Pattern.compile("L((?:[\\w$]+/)+[\\w$]+)[;<]");

  static Compiled read(String module, Path classFile) {
    try {
      return of(module, ClassFile.of().parse(classFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Compiled of(String module, ClassModel model) {
    Set<String> types = new TreeSet<>();
    Set<String> calls = new TreeSet<>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> types.add(dotted(type.asInternalName()));
        case MemberRefEntry member ->
            calls.add(
                dotted(member.owner().asInternalName())
                    + "#"
                    + member.name().stringValue()
                    + member.type().stringValue());
        case Utf8Entry text -> described(text.stringValue()).forEach(types::add);
        default -> {} // numbers, and entries made of the ones above
      }
    }
    String name = dotted(model.thisClass().asInternalName());
    return new Compiled(
        module,
        name,
        source(module, name, model),
        types,
        calls,
        members(model),
        annotations(model));
  }

  private static Path source(String module, String name, ClassModel model) {
    String file =
        model
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse("?");
    return Path.of(module, "src", "main", "java")
        .resolve(Packages.of(name).replace('.', '/'))
        .resolve(file);
  }

  private static Stream<String> described(String text) {
    Matcher matcher = DESCRIBED.matcher(text);
    return matcher.results().map(found -> dotted(found.group(1)));
  }

  private static Set<String> members(ClassModel model) {
    return Stream.concat(
            model.methods().stream().map(method -> method.methodName().stringValue()),
            model.fields().stream().map(field -> field.fieldName().stringValue()))
        .collect(Collectors.toSet());
  }

  private static Set<String> annotations(ClassModel model) {
    return model.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(attribute -> attribute.annotations().stream())
        .map(annotation -> annotation.classSymbol())
        .map(symbol -> symbol.packageName() + "." + symbol.displayName())
        .collect(Collectors.toSet());
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  String pack() {
    return Packages.of(name);
  }

  /// Without its package; nested names after a `$`.
  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  boolean isPackageInfo() {
    return simpleName().equals("package-info");
  }
}
