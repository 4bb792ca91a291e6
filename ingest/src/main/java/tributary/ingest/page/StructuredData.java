package tributary.ingest.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page says of its article in JSON-LD, after schema.org.
record StructuredData(JsonNode article) {
  /// Pages write what browsers forgive: line breaks in strings, a comma too many.
  private static final ObjectReader LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build()
          .reader();

  private static final int MAX_NODES = 2000;

  /// The first article that a script of the page describes; empty where none does.
  static StructuredData of(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      JsonNode article = article(parsed(script.data()));
      if (article != null) {
        return new StructuredData(article);
      }
    }
    return new StructuredData(MissingNode.getInstance());
  }

  private static JsonNode parsed(String json) {
    try {
      return LENIENT.readTree(json.replace("<![CDATA[", "").replace("]]>", ""));
    } catch (JsonProcessingException e) { // no JSON: the page is read without it
      return MissingNode.getInstance();
    }
  }

  private static @Nullable JsonNode article(JsonNode root) {
    List<JsonNode> open = new ArrayList<>(List.of(root));
    for (int i = 0; i < open.size() && i < MAX_NODES; i++) {
      JsonNode node = open.get(i);
      if (isArticle(node.path("@type"))) {
        return node;
      }
      node.forEach(child -> {
        if (child.isContainerNode()) {
          open.add(child);
        }
      });
    }
    return null;
  }

  private static boolean isArticle(JsonNode type) {
    Predicate<String> article = t -> t.endsWith("Article") || t.endsWith("Posting");
    return type.isArray()
        ? type.valueStream().anyMatch(t -> article.test(t.asText()))
        : article.test(type.asText());
  }

  @Nullable String headline() {
    return text("headline");
  }

  @Nullable String published() {
    return text("datePublished");
  }

  @Nullable String language() {
    return text("inLanguage");
  }

  @Nullable String body() {
    return text("articleBody");
  }

  /// Whether it says that the article costs something.
  boolean paid() {
    return article.path("isAccessibleForFree").asText().equalsIgnoreCase("false");
  }

  @Nullable String image() {
    JsonNode image = article.path("image");
    JsonNode first = image.isArray() ? image.path(0) : image;
    return blankToNull(first.isObject() ? first.path("url").asText() : first.asText());
  }

  /// Names of its authors, with commas between.
  @Nullable String authors() {
    JsonNode author = article.path("author");
    List<JsonNode> all = author.isArray() ? author.valueStream().toList() : List.of(author);
    return blankToNull(
        all.stream()
            .map(a -> a.isObject() ? a.path("name").asText() : a.asText())
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .collect(Collectors.joining(", ")));
  }

  private @Nullable String text(String field) {
    return blankToNull(article.path(field).asText());
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
