package tributary.publish.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Something of ours to go on to.
///
/// @param name as readers see it
/// @param path of its page
public record Tag(String name, String path) {

  static Tag subject(String id, String name) {
    return new Tag(Wording.line(name), "/subjects/" + segment(id));
  }

  static Tag story(String id, String headline) {
    return new Tag(Wording.line(headline), "/stories/" + segment(id));
  }

  /// As it may stand between two slashes of a path.
  public static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
