package tributary.ingest.podcast;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a transcript is written, the richest in times and speakers first.
public enum TranscriptForm {
  JSON("json"),
  VTT("vtt"),
  SRT("srt|subrip"),
  HTML("x?html?(?:\\+xml)?"),
  TEXT("plain|te?xt|markdown|md");

  /// Enough to see what a file is.
  private static final int HEAD = 4096;

  private static final Pattern JSON_BEGINS = Pattern.compile("^\\s*(?:\\{|\\[\\s*\\{)");
  private static final Pattern HTML_BEGINS =
      Pattern.compile(
          "^\\s*<(?:!doctype|!--|\\?xml|[a-z][a-z0-9]*[\\s>/])", Pattern.CASE_INSENSITIVE);

  private final Pattern names;

  TranscriptForm(String names) {
    this.names = Pattern.compile(names);
  }

  /// By media type, else by the ending of its address; null where neither is known.
  ///
  /// @param type lower case; may be empty
  public static @Nullable TranscriptForm of(String type, URI url) {
    TranscriptForm typed = named(type.replaceFirst("^.*/(?:x-)?", ""));
    String path = url.getPath() == null ? "" : url.getPath().toLowerCase(Locale.ROOT);
    TranscriptForm ending = named(path.substring(path.lastIndexOf('.') + 1));
    // A host that knows no better says text/plain of every file that it can print.
    return typed == null || (typed == TEXT && ending != null) ? ending : typed;
  }

  private static @Nullable TranscriptForm named(String name) {
    for (TranscriptForm form : values()) {
      if (form.names.matcher(name).matches()) {
        return form;
      }
    }
    return null;
  }

  /// What a text is beyond doubt, whatever is said of it; null where it could be several.
  static @Nullable TranscriptForm shown(String text) {
    String head = text.substring(0, Math.min(text.length(), HEAD));
    if (head.startsWith("WEBVTT")) {
      return VTT;
    }
    if (JSON_BEGINS.matcher(head).find()) {
      return JSON;
    }
    if (head.lines().anyMatch(Cues::isTiming)) {
      return SRT;
    }
    return HTML_BEGINS.matcher(head).find() ? HTML : null;
  }
}
