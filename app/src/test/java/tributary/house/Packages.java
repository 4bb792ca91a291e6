package tributary.house;

/// Names of packages, as far as names alone tell: types begin with a capital, packages do not.
final class Packages {
  private static final String ROOT = "tributary.";

  private Packages() {}

  /// The package of a type, `package-info` included; nested names may stand after `$` or a dot.
  static String of(String type) {
    int end = 0;
    while (true) {
      int dot = type.indexOf('.', end);
      if (dot < 0 || (end < type.length() && Character.isUpperCase(type.charAt(end)))) {
        return end == 0 ? "" : type.substring(0, end - 1);
      }
      end = dot + 1;
    }
  }

  /// Whether it is one of ours.
  static boolean ours(String pack) {
    return pack.startsWith(ROOT);
  }

  /// `ingest` for `tributary.ingest.fetch`.
  static String module(String pack) {
    String rest = pack.substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  /// The hall that a room lies in: `tributary.ingest` for `tributary.ingest.fetch`.
  static String hall(String pack) {
    return ROOT + module(pack);
  }
}
