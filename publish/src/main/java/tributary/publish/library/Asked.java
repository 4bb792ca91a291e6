package tributary.publish.library;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.item.Kind;

/// Reads what a person typed: words, `"phrases"`, `-without`, `begins*`, and `kind:`, `outlet:`,
/// `subject:`, `after:`, `before:`. Never fails: what cannot be meant is said, and left out. For
/// one inquiry.
public final class Asked {
  /// Characters that are read at most.
  public static final int LONGEST = 1_000;

  private static final int PARTS = 24;

  /// One of them: a filter, a phrase or a word, perhaps with a minus before it. Each alternative
  /// consumes what it has looked at, so no text is looked at twice.
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<not>-?)(?:(?<name>(?i:kind|outlet|subject|after|before)):)?"
              + "(?:\"(?<phrase>[^\"]*+)\"?|(?<word>[^\\s\"]++))");

  /// Quotation marks that phones and word processors put in place of the plain one.
  private static final Pattern QUOTES = Pattern.compile("[\u201c\u201d\u201e\u00ab\u00bb]");

  private final Set<String> notices = new LinkedHashSet<>();
  private final List<Inquiry.Part> parts = new ArrayList<>();
  private @Nullable Kind kind;
  private @Nullable String subject;
  private @Nullable String outlet;
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;

  /// Takes in the text of the search box; what stands behind [#LONGEST] is left out.
  public Asked text(String text) {
    String read = text;
    if (text.length() > LONGEST) {
      notices.add("Only the first 1,000 characters were read.");
      read = text.substring(0, LONGEST);
    }
    Matcher tokens = TOKEN.matcher(QUOTES.matcher(read).replaceAll("\""));
    while (tokens.find()) {
      token(tokens);
    }
    return this;
  }

  private void token(Matcher token) {
    String phrase = token.group("phrase");
    String word = token.group("word");
    String value = phrase != null ? phrase : word == null ? "" : word;
    String name = token.group("name");
    if (name != null) {
      filter(name.toLowerCase(Locale.ROOT), value);
      return;
    }
    boolean not = !token.group("not").isEmpty();
    if (phrase != null) {
      add(value, Inquiry.Form.PHRASE, not);
    } else if (value.endsWith("*")) {
      String begin = value.replaceAll("\\*++$", "");
      add(begin, Inquiry.Form.PREFIX, not);
    } else {
      add(value, Inquiry.Form.WORD, not);
    }
  }

  private void add(String text, Inquiry.Form form, boolean not) {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return;
    }
    if (parts.size() == PARTS) {
      notices.add("Only the first " + PARTS + " words were looked for.");
      return;
    }
    parts.add(new Inquiry.Part(text, form, not));
  }

  /// Takes in a field of the form, by the name that it has in the text, too; an empty one says
  /// nothing.
  public Asked filter(String name, @Nullable String given) {
    String value = given == null ? "" : given.strip();
    if (!value.isEmpty()) {
      switch (name) {
        case "kind" -> kind(value);
        case "outlet" -> outlet = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        case "subject" -> subject = value;
        case "after" -> from = date(name, value);
        case "before" -> to = date(name, value);
        default -> throw new IllegalArgumentException("there is no filter " + name);
      }
    }
    return this;
  }

  private void kind(String value) {
    kind = Inquiry.kind(value);
    if (kind == null) {
      notices.add("A kind is post, podcast or article: \u201c" + brief(value) + "\u201d is none.");
    }
  }

  private @Nullable LocalDate date(String name, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      notices.add(
          "A day is written like 2026-11-09: \u201c%s:%s\u201d was left out."
              .formatted(name, brief(value)));
      return null;
    }
  }

  private static String brief(String value) {
    return value.length() > 40 ? value.substring(0, 40) : value;
  }

  /// What is to be found.
  ///
  /// @param newest whether the newest come first; they do so anyway where no word is looked for
  public Inquiry inquiry(boolean newest) {
    Inquiry read = new Inquiry(parts, kind, subject, outlet, from, to, true);
    return newest || !read.hasWords()
        ? read
        : new Inquiry(parts, kind, subject, outlet, from, to, false);
  }

  /// What was left out, and why, in sentences.
  public List<String> notices() {
    return List.copyOf(notices);
  }
}
