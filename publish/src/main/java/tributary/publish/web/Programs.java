package tributary.publish.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tributary.events.topic.Topic;
import tributary.events.topic.Topics;
import tributary.publish.reading.Shape;
import tributary.publish.schema.AsyncApi;
import tributary.publish.schema.Schema;
import tributary.publish.schema.Schemas;

/// For programs that subscribe: `/schemas` says what is on the topics, `/schemas/FILE` has a JSON
/// Schema each, and `/schemas/asyncapi.json` all of it for a machine. They change with the program,
/// not while it runs.
public final class Programs implements Corner {
  private final Map<String, String> files = new LinkedHashMap<>();
  private final String page;

  /// @param topics by the names that they have here
  public Programs(Topics topics) {
    Schemas schemas = new Schemas(topics);
    for (Schema schema : schemas.all()) {
      files.put(schema.file(), schema.text());
    }
    files.put(AsyncApi.FILE, AsyncApi.print(topics));
    this.page = Page.schemas(topics.all().stream().map(topic -> shape(topic)).toList());
  }

  private static Shape shape(Topic<?> topic) {
    // Quotes of a text file; a page has none.
    return new Shape(
        topic.name(), topic.about().replace("`", ""), topic.kept().inWords(), Schemas.files(topic));
  }

  @Override
  public void route(JavalinConfig config) {
    config.routes.get("/schemas", ctx -> ctx.html(page));
    config.routes.get("/schemas/{file}", this::file);
  }

  private void file(Context ctx) {
    Optional<String> text = Optional.ofNullable(files.get(ctx.pathParam("file")));
    if (text.isPresent()) {
      // Whoever draws a form or generates code in a browser may fetch them: nothing here is secret.
      ctx.header("Access-Control-Allow-Origin", "*");
      ctx.contentType(ContentType.APPLICATION_JSON).result(text.get());
    } else {
      ctx.attribute(Matters.WAY_ON, "The schemas that there are stand at /schemas. ");
      ctx.status(HttpStatus.NOT_FOUND);
    }
  }
}
