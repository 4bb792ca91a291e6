package tributary.app.lab;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.ingest.text.Addresses;
import tributary.ingest.text.CharacterSet;

/// What a test document says of the answer that it came with: `Header: Name: value` lines in its
/// first comment, as the feedparser project writes them. Only the lab reads labels: from the web,
/// headers are what the server sent.
///
/// @param contentType of the answer
/// @param address where it was found (`Content-Location`), where that is an address of the web
record Label(@Nullable String contentType, @Nullable URI address) {
  private static final int HEAD = 8192;
  private static final Pattern COMMENT = Pattern.compile("<!--(.*?)-->", Pattern.DOTALL);
  private static final Pattern HEADER =
      Pattern.compile("^\\s*Header:\\s*([\\w-]+)\\s*:(.*)$", Pattern.MULTILINE);
  private static final URI NOWHERE = URI.create("http://localhost/");

  static Label of(byte[] bytes) {
    String text = CharacterSet.decode(bytes, null);
    Matcher comment = COMMENT.matcher(text.substring(0, Math.min(HEAD, text.length())));
    String contentType = null;
    URI address = null;
    if (comment.find()) {
      Matcher header = HEADER.matcher(comment.group(1));
      while (header.find()) {
        String value = header.group(2).strip();
        if (header.group(1).equalsIgnoreCase("content-type")) {
          contentType = value;
        } else if (header.group(1).equalsIgnoreCase("content-location")) {
          address = Addresses.web(NOWHERE, value);
        }
      }
    }
    return new Label(contentType, address);
  }
}
