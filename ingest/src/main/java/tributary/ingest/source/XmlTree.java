package tributary.ingest.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.JDOMFactory;
import org.jdom2.UncheckedJDOMFactory;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.SAXHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import tributary.ingest.text.Reading;

/// An XML document as a tree: by the strict parser, or, where that refuses it, mended.
///
/// @param problems what was mended
record XmlTree(Element root, List<Problem> problems) {
  static final String BREAKS_OFF = "the feed breaks off in the middle";
  private static final String TOO_DEEP =
      "its elements are nested deeper than " + XmlOutline.MAX_DEPTH;

  /// Builders are costly to make and serve one thread at a time.
  private static final ConcurrentLinkedDeque<SAXBuilder> BUILDERS = new ConcurrentLinkedDeque<>();

  /// @param whole whether the text came to its end
  static Reading<XmlTree> parse(String xml, boolean whole) {
    SAXBuilder builder = Objects.requireNonNullElseGet(BUILDERS.poll(), XmlTree::builder);
    try {
      Element root = builder.build(new StringReader(xml)).getRootElement();
      BUILDERS.offer(builder);
      return new Reading.Read<>(
          new XmlTree(root, whole ? List.of() : List.of(brokenOff(BREAKS_OFF))), null);
    } catch (JDOMException
        | IOException
        | IllegalArgumentException e) { // a name that JDOM dislikes
      return e instanceof JDOMException j && tooDeep(j)
          ? new Reading.Unreadable<>(TOO_DEEP)
          : mended(xml, e);
    }
  }

  private static boolean tooDeep(JDOMException e) {
    return e.getCause() instanceof SAXException s
        && (s instanceof TooDeep || s.getException() instanceof TooDeep);
  }

  private static SAXBuilder builder() {
    SAXBuilder builder = new SAXBuilder();
    builder.setJDOMFactory(new UncheckedJDOMFactory());
    builder.setSAXHandlerFactory(Handler::new);
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    return builder;
  }

  private static Reading<XmlTree> mended(String xml, Exception cause) {
    XmlOutline outline = XmlOutline.of(xml);
    if (outline.depth() > XmlOutline.MAX_DEPTH) {
      return new Reading.Unreadable<>(TOO_DEEP);
    }
    if (outline.longName()) {
      return new Reading.Unreadable<>(
          "a name in it is longer than %d characters".formatted(XmlOutline.MAX_NAME));
    }
    boolean cut = !outline.open().isEmpty();
    if (!cut) {
      Problem problem = new Problem(Problem.Code.ILL_FORMED, reason(cause), where(cause));
      return mended(xml, problem);
    }
    String whole = XmlText.salvage(xml, outline);
    boolean begun = outline.open().stream().anyMatch(XmlOutline::isEntry);
    if (whole.isEmpty() && begun) {
      return new Reading.Unreadable<>(BREAKS_OFF);
    }
    return mended(
        whole.isEmpty() ? xml : whole, brokenOff(BREAKS_OFF + ", its whole entries were kept"));
  }

  private static Reading<XmlTree> mended(String xml, Problem problem) {
    Element root = MendedTree.of(xml);
    if (root == null) {
      return new Reading.Unreadable<>(problem.message());
    }
    List<Problem> problems = new ArrayList<>();
    problems.add(problem);
    return new Reading.Read<>(new XmlTree(root, problems), null);
  }

  private static Problem brokenOff(String message) {
    return new Problem(Problem.Code.CUT_OFF, message, null);
  }

  private static String reason(Exception e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = Objects.toString(deepest.getMessage(), deepest.getClass().getSimpleName());
    return "the feed is no valid XML: "
        + message.lines().findFirst().orElse("").replaceAll("[:.\\s]+$", "");
  }

  private static @Nullable String where(Exception e) {
    return e instanceof JDOMParseException at && at.getLineNumber() > 0
        ? "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber())
        : null;
  }

  /// The tree outgrew what any feed is.
  private static final class TooDeep extends SAXException {
    private static final long serialVersionUID = 1L;

    TooDeep() {
      super("too deep");
    }
  }

  /// Leaves out comments and instructions, and ends a document that is too deep: the tree builder
  /// would take quadratic time and the whole stack for it.
  private static final class Handler extends SAXHandler {
    private int depth;

    Handler(JDOMFactory factory) {
      super(factory);
    }

    @Override
    protected void resetSubCLass() {
      depth = 0;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      depth++;
      if (depth > XmlOutline.MAX_DEPTH) {
        throw new TooDeep();
      }
      super.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
      depth--;
      super.endElement(uri, name, qualified);
    }

    @Override
    public void comment(char[] text, int start, int length) {}

    @Override
    public void processingInstruction(String target, String data) {}
  }
}
