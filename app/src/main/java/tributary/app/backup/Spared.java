package tributary.app.backup;

/// What is left out of a backup, as the house makes it again by itself from the topics: the stores
/// of enrich and the indexes of publish. So are its logs, and what only a running process means.
final class Spared {
  private Spared() {}

  /// @param name of a file in the data folder, with `/` between its parts
  static boolean of(String name) {
    return name.startsWith("enrich/")
        || name.startsWith("library/")
        || (name.startsWith("tributary.") && name.contains("log"))
        || name.equals("kafka/lock")
        || name.startsWith("kafka/endpoint");
  }
}
