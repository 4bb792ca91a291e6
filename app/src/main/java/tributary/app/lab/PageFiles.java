package tributary.app.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tributary.events.topic.Json;

/// Pages as files, laid out as in the article-extraction-benchmark: `html/ID.html.gz`, with or
/// without that folder and that compression, and `ground-truth.json` beside it where there is one.
public final class PageFiles {
  private static final URI NOWHERE = URI.create("http://localhost/");

  private final Map<String, Path> files = new TreeMap<>();
  private final JsonNode truth;

  private PageFiles(Path folder) throws IOException {
    Path html = folder.resolve("html");
    try (Stream<Path> found = Files.list(Files.isDirectory(html) ? html : folder)) {
      found.filter(f -> name(f).matches(".*\\.html(?:\\.gz)?")).forEach(f -> files.put(id(f), f));
    }
    Path labels = folder.resolve("ground-truth.json");
    this.truth =
        Files.exists(labels) ? Json.MAPPER.readTree(labels.toFile()) : Json.MAPPER.nullNode();
  }

  /// @throws UncheckedIOException if the folder cannot be read
  public static PageFiles in(Path folder) {
    try {
      return new PageFiles(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + folder, e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String id(Path file) {
    return name(file).replaceFirst("\\.html(?:\\.gz)?$", "");
  }

  /// What `reader` makes of each page, by the page's id, in the order of ids.
  public <T> Map<String, T> read(Function<Found, T> reader) {
    Map<String, T> read = new TreeMap<>();
    files.forEach((id, file) -> read.put(id, reader.apply(found(id, file))));
    return read;
  }

  private Found found(String id, Path file) {
    try (InputStream plain = Files.newInputStream(file);
        InputStream in = name(file).endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
      return new Found(in.readAllBytes(), at(id));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  private URI at(String id) {
    try {
      URI at = URI.create(truth.path(id).path("url").asText("").strip());
      return at.getHost() == null ? NOWHERE : at;
    } catch (IllegalArgumentException e) {
      return NOWHERE;
    }
  }

  /// The article that a page holds, as people marked it; null where nobody did.
  public @Nullable String truth(String id) {
    return truth.path(id).path("articleBody").asText(null);
  }

  /// A page as it was found.
  ///
  /// @param at its address, where the labels say it
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Found(byte[] bytes, URI at) {}
}
