package tributary.ingest.source;

import com.rometools.modules.georss.GMLParser;
import com.rometools.modules.georss.GeoRSSModule;
import com.rometools.modules.georss.SimpleParser;
import com.rometools.modules.georss.W3CGeoParser;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.io.MediaModuleParser;
import com.rometools.modules.slash.Slash;
import com.rometools.modules.slash.io.SlashModuleParser;
import com.rometools.modules.thr.ThreadingModule;
import com.rometools.modules.thr.io.ThreadingModuleParser;
import com.rometools.rome.feed.module.SyModule;
import com.rometools.rome.io.ModuleParser;
import com.rometools.rome.io.impl.SyModuleParser;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What ROME's module parsers read of one element. A module that ROME dislikes costs only itself.
///
/// @param node an entry, or the feed's head
record Modules(Node node) {
  private static final Logger LOG = LoggerFactory.getLogger(Modules.class);
  private static final Set<Vocabulary> BY_ROME =
      EnumSet.of(
          Vocabulary.MEDIA,
          Vocabulary.THREADING,
          Vocabulary.SLASH,
          Vocabulary.SYNDICATION,
          Vocabulary.GEORSS,
          Vocabulary.GEO,
          Vocabulary.GML);
  private static final ModuleParser MEDIA = new MediaModuleParser();
  private static final ModuleParser THREADING = new ThreadingModuleParser();
  private static final ModuleParser SLASH = new SlashModuleParser();
  private static final ModuleParser SYNDICATION = new SyModuleParser();
  private static final ModuleParser GEORSS = new SimpleParser();
  private static final ModuleParser GEO = new W3CGeoParser();
  private static final ModuleParser GML = new GMLParser();

  @Nullable MediaEntryModule media() {
    return read(Vocabulary.MEDIA, MEDIA, MediaEntryModule.class);
  }

  @Nullable ThreadingModule threading() {
    return read(Vocabulary.THREADING, THREADING, ThreadingModule.class);
  }

  @Nullable Slash slash() {
    return read(Vocabulary.SLASH, SLASH, Slash.class);
  }

  @Nullable SyModule syndication() {
    return read(Vocabulary.SYNDICATION, SYNDICATION, SyModule.class);
  }

  /// In each of the three ways to say where, those that are said.
  Stream<GeoRSSModule> places() {
    return Stream.of(
            read(Vocabulary.GEORSS, GEORSS, GeoRSSModule.class),
            read(Vocabulary.GEORSS, GML, GeoRSSModule.class),
            read(Vocabulary.GEO, GEO, GeoRSSModule.class))
        .filter(Objects::nonNull);
  }

  private <M> @Nullable M read(Vocabulary of, ModuleParser parser, Class<M> module) {
    if (!node.has(of)) {
      return null;
    }
    try {
      canonical(node);
      Object read = parser.parse(node.element(), Locale.ROOT);
      return module.isInstance(read) ? module.cast(read) : null;
    } catch (RuntimeException e) {
      LOG.debug("ROME could not read a module", e);
      return null;
    }
  }

  /// ROME knows each namespace by one address only.
  private static void canonical(Node parent) {
    for (Node child : parent.children()) {
      Element element = child.element();
      String address = child.vocabulary().address();
      if (BY_ROME.contains(child.vocabulary())) {
        if (!element.getNamespaceURI().equals(address)) {
          element.setNamespace(Namespace.getNamespace(element.getNamespacePrefix(), address));
        }
        canonical(child);
      }
    }
  }
}
