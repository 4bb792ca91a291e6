package tributary.publish.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// The mail's HTML against what mail programs make of it, as the table beside this test tells.
class FeaturesTest {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
  private static final Pattern RULE =
      Pattern.compile("\\.(\\w+) \\{ color: (#[0-9a-f]{6}) !important; }");

  /// WCAG 2.1, level AA, for text of any size.
  private static final double LEGIBLE = 4.5;

  private static final List<String> DARK_GROUNDS = List.of("#000000", "#121212", "#1e1e1e");

  private final Document html = Jsoup.parse(SampleLetters.letter().html());
  private final Map<String, String> features = table();

  /// What is used, as `sort name`, to the reason why it does no harm; empty where all know it.
  private static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    for (String line : resource().lines().filter(line -> !line.startsWith("#")).toList()) {
      String[] cells = line.strip().split("\\s+", 6);
      assertThat(cells).as(line).hasSizeGreaterThanOrEqualTo(5);
      assertThat(List.of(cells[2], cells[3], cells[4])).as(line).isSubsetOf("yes", "part", "no");
      boolean everywhere = List.of(cells[2], cells[3], cells[4]).stream().allMatch("yes"::equals);
      String reason = cells.length > 5 ? cells[5] : "";
      assertThat(reason.isBlank()).as(line).isEqualTo(everywhere);
      table.put(cells[0] + " " + cells[1], reason);
    }
    return table;
  }

  private static String resource() {
    try (InputStream in =
        Objects.requireNonNull(FeaturesTest.class.getResourceAsStream("features.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void usesWhatTheTableNamesAndNothingElse() {
    assertThat(used(html)).isEqualTo(new TreeSet<>(features.keySet()));
  }

  @Test
  void wouldNoticeWhatBreaksTheReading() {
    String bad =
        "<div style='display:flex;position:absolute'><img src=x><svg/></div><video controls>";

    assertThat(used(Jsoup.parse(bad)))
        .contains("property position", "tag img", "tag svg", "tag video", "attribute src");
  }

  private static Set<String> used(Document document) {
    Set<String> used = new TreeSet<>();
    for (Element element : document.getAllElements()) {
      if (element instanceof Document) {
        continue;
      }
      used.add("tag " + element.normalName());
      for (Attribute attribute : element.attributes()) {
        used.add("attribute " + attribute.getKey());
      }
      styles(element).keySet().forEach(property -> used.add("property " + property));
      if (element.normalName().equals("style") && element.data().contains("@media")) {
        used.add("rule @media");
      }
    }
    return used;
  }

  private static Map<String, String> styles(Element element) {
    Map<String, String> styles = new LinkedHashMap<>();
    for (String one : element.attr("style").split(";")) {
      if (one.contains(":")) {
        styles.put(one.substring(0, one.indexOf(':')).strip(), one.substring(one.indexOf(':') + 1));
      }
    }
    return styles;
  }

  @Test
  void setsSpaceWhereWordTakesIt() {
    assertThat(html.select("[style]"))
        .filteredOn(e -> styles(e).containsKey("padding"))
        .allMatch(e -> e.normalName().equals("td") || styles(e).get("padding").equals("0"));
    assertThat(html.select("[style*=display]")).hasSize(1);
    assertThat(html.select("[style*=display]").attr("style")).contains("display:none", "mso-hide");
    assertThat(html.html()).contains("<!--[if mso]><table role=\"presentation\" width=\"600\"");
    assertThat(html.select("style").html())
        .startsWith("@media (prefers-color-scheme: dark)")
        .doesNotContain("url(", "@import", "var(");
  }

  /// Programs that darken a mail themselves turn a colour's lightness round.
  @Test
  void isLegibleInTheLightInTheDarkAndWhereAProgramTurnsItRound() {
    Map<String, String> dark = dark();
    List<Element> coloured =
        html.select("[style]").stream().filter(e -> styles(e).containsKey("color")).toList();

    assertThat(coloured).isNotEmpty();
    for (Element element : coloured) {
      String light = styles(element).get("color");
      String night = dark.get(element.className());
      assertThat(light).matches(COLOUR);
      assertThat(night).as("dark colour of " + element.className()).isNotNull();
      assertThat(contrast(light, "#ffffff")).as(light).isGreaterThan(LEGIBLE);
      for (String ground : DARK_GROUNDS) {
        assertThat(contrast(night, ground)).as(night).isGreaterThan(LEGIBLE);
        assertThat(contrast(turned(light), ground)).as(turned(light)).isGreaterThan(LEGIBLE);
      }
    }
  }

  private Map<String, String> dark() {
    Map<String, String> dark = new LinkedHashMap<>();
    RULE.matcher(html.select("style").html())
        .results()
        .forEach(rule -> dark.put(rule.group(1), rule.group(2)));
    return dark;
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  /// Relative luminance, as WCAG 2.1 defines it.
  private static double luminance(String colour) {
    List<Double> linear = new ArrayList<>();
    for (int channel : channels(colour)) {
      double c = channel / 255.0;
      linear.add(c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return 0.2126 * linear.get(0) + 0.7152 * linear.get(1) + 0.0722 * linear.get(2);
  }

  private static List<Integer> channels(String colour) {
    return List.of(
        Integer.parseInt(colour.substring(1, 3), 16),
        Integer.parseInt(colour.substring(3, 5), 16),
        Integer.parseInt(colour.substring(5, 7), 16));
  }

  /// The same hue and saturation, as light as it was dark.
  private static String turned(String colour) {
    List<Integer> rgb = channels(colour);
    int sum = rgb.stream().max(Integer::compare).orElseThrow();
    sum += rgb.stream().min(Integer::compare).orElseThrow();
    int shift = 255 - sum;
    return "#%02x%02x%02x"
        .formatted(
            Math.clamp(rgb.get(0) + shift, 0, 255),
            Math.clamp(rgb.get(1) + shift, 0, 255),
            Math.clamp(rgb.get(2) + shift, 0, 255));
  }
}
