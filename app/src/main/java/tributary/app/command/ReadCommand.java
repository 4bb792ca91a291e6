package tributary.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tributary.events.topic.Json;
import tributary.ingest.fetch.Fetcher;
import tributary.ingest.inspection.Document;
import tributary.ingest.inspection.FetchedDocument;
import tributary.ingest.inspection.Inspection;

/// `tributary read`.
@Command(
    name = "read",
    description =
        "Show what the readers make of a feed, page, transcript or chapters file, as JSON.",
    mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {
  private static final String STDIN = "-";
  private static final String USUAL_PLACE = "http://localhost/";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Setup setup = new Setup();

  @Parameters(paramLabel = "FILE|URL", description = "What to read; - is standard input.")
  private String source = "";

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description =
          "For a FILE, a header of the answer that it came with: Content-Type for its characters,"
              + " Content-Location for its address. For a URL, a header to ask with; no other host"
              + " gets it. May be given several times.")
  private List<String> headers = List.of();

  @Override
  public Integer call() throws JsonProcessingException, InterruptedException {
    Inspection inspection = inspection();
    PrintWriter out = spec.commandLine().getOut();
    out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(inspection.json()));
    out.flush();
    if (inspection.read()) {
      return 0;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("nothing could be read: see \"problems\"");
    err.flush();
    return 1;
  }

  private Inspection inspection() throws InterruptedException {
    Map<String, String> said = headers();
    if (!source.matches("(?i)[a-z][a-z0-9+.-]+://.*")) {
      return file(said);
    }
    URI url = uri(source);
    try (Fetcher fetcher = new Fetcher(setup.config().ingest().fetch(), Clock.systemUTC())) {
      return new FetchedDocument(fetcher, said).read(source, url);
    }
  }

  private Inspection file(Map<String, String> said) {
    String place = said.getOrDefault("content-location", USUAL_PLACE);
    return Inspection.of(new Document(source, bytes(), uri(place), said.get("content-type"), true));
  }

  private byte[] bytes() {
    try {
      return source.equals(STDIN) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(source));
    } catch (IOException | IllegalArgumentException e) {
      throw wrong(source + " cannot be read: there is no such file, or it is closed to us", e);
    }
  }

  private URI uri(String written) {
    try {
      URI url = URI.create(written);
      if (url.getHost() != null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(written + " is no address", e);
    }
    throw wrong(written + " is no address of a host", null);
  }

  private Map<String, String> headers() {
    Map<String, String> said = new TreeMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw wrong("--header is written 'Name: value'", null);
      }
      said.put(
          header.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          header.substring(colon + 1).strip());
    }
    return said;
  }

  private ParameterException wrong(String message, @Nullable Throwable cause) {
    return new ParameterException(spec.commandLine(), message, cause);
  }
}
