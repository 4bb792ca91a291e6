package tributary.app.subscriber;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A file of addresses: one a line, or a table of comma-separated values (RFC 4180) whose first
/// line names its columns. Empty lines, and lines that begin with `#`, hold none.
///
/// @param entries in the order of the file
public record AddressFile(List<Entry> entries) {
  public AddressFile {
    entries = List.copyOf(entries);
  }

  /// A line of the file.
  ///
  /// @param line counts from 1
  /// @param digests names, separated by blanks in a table; none where it says nothing of them
  /// @param subjects ids, likewise
  public record Entry(int line, String address, List<String> digests, List<String> subjects) {
    @Override
    public String toString() {
      return "Entry[" + line + "]";
    }
  }

  /// Reads the text of a file.
  ///
  /// @throws IllegalArgumentException if it is a table without a column of addresses
  public static AddressFile read(String text) {
    List<Row> rows = rows(text.startsWith("\ufeff") ? text.substring(1) : text);
    if (rows.isEmpty()) {
      return new AddressFile(List.of());
    }
    List<String> head =
        rows.getFirst().cells().stream()
            .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
            .toList();
    boolean table = !head.getFirst().contains("@");
    int address = table ? column(head, "address", "email", "e-mail", "mail") : 0;
    if (address < 0) {
      throw new IllegalArgumentException(
          "line 1 names no column 'address': give one address a line, or a table with that column");
    }
    int digests = table ? column(head, "digests") : -1;
    int subjects = table ? column(head, "subjects") : -1;
    return new AddressFile(
        rows.subList(table ? 1 : 0, rows.size()).stream()
            .map(row ->
                new Entry(
                    row.line(),
                    table ? plain(row.cell(address)) : String.join(",", row.cells()).strip(),
                    words(row.cell(digests)),
                    words(row.cell(subjects))))
            .toList());
  }

  private static int column(List<String> head, String... names) {
    return Arrays.stream(names)
        .mapToInt(head::indexOf)
        .filter(at -> at >= 0)
        .findFirst()
        .orElse(-1);
  }

  /// Without the mark that keeps a spreadsheet from reckoning with it.
  private static String plain(String cell) {
    boolean marked =
        cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
    return marked ? cell.substring(1).strip() : cell.strip();
  }

  private static List<String> words(String cell) {
    return Arrays.stream(plain(cell).split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private record Row(int line, List<String> cells) {
    String cell(int at) {
      return at >= 0 && at < cells.size() ? cells.get(at) : "";
    }
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(new Row(number, cells(line)));
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
