package tributary.bench.expect;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Sanitizer;

/// What our readers found, and when it is what was expected.
sealed interface Said {
  boolean is(@Nullable Object expected);

  boolean isEmpty();

  /// Plain text: equal but for white space to what is expected, or to the words of it where that is
  /// HTML.
  record Line(@Nullable String text) implements Said {
    @Override
    public boolean is(@Nullable Object expected) {
      if (!(expected instanceof String words)) {
        return expected == null && text == null;
      }
      String ours = Sanitizer.spaced(text);
      return ours.equals(Sanitizer.spaced(words)) || ours.equals(Sanitizer.text(words));
    }

    @Override
    public boolean isEmpty() {
      return text == null;
    }
  }

  /// HTML: equal but for white space to what is expected, held to what we let through; plain text
  /// may be expected in its place.
  record Markup(@Nullable String html) implements Said {
    private static final URI NOWHERE = URI.create("http://localhost/");

    @Override
    public boolean is(@Nullable Object expected) {
      if (!(expected instanceof String markup)) {
        return expected == null && html == null;
      }
      String ours = Sanitizer.spaced(html);
      String plain = markup.replace("&", "&amp;").replace("<", "&lt;");
      return ours.equals(Sanitizer.spaced(Sanitizer.html(markup, NOWHERE)))
          || ours.equals(Sanitizer.spaced(Sanitizer.html(plain, NOWHERE)));
    }

    @Override
    public boolean isEmpty() {
      return html == null;
    }
  }

  /// A name: feedparser's `author` also holds the address of mail behind it, which we do not keep.
  record Name(@Nullable String name) implements Said {
    @Override
    public boolean is(@Nullable Object expected) {
      return expected == null
          ? name == null
          : expected.equals(name)
              || expected.toString().matches("\\Q" + name + "\\E \\([^()]+@[^()]+\\)");
    }

    @Override
    public boolean isEmpty() {
      return name == null;
    }
  }

  /// A moment, in any way of writing it that ISO 8601 has.
  record Moment(@Nullable Instant at) implements Said {
    @Override
    public boolean is(@Nullable Object expected) {
      try {
        return expected == null
            ? at == null
            : at != null && at.equals(OffsetDateTime.parse(expected.toString()).toInstant());
      } catch (DateTimeParseException e) {
        return false;
      }
    }

    @Override
    public boolean isEmpty() {
      return at == null;
    }
  }

  /// A name of a standard: case makes no difference.
  record Label(@Nullable String name) implements Said {
    @Override
    public boolean is(@Nullable Object expected) {
      return expected == null ? name == null : expected.toString().equalsIgnoreCase(name);
    }

    @Override
    public boolean isEmpty() {
      return name == null;
    }
  }
}
