package tributary.publish.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tributary.publish.subject.SubjectPage;

/// Pages of subjects as they were last made, for as long as nothing that they are made of has
/// changed. For any thread.
final class Printed {
  /// Pages that are kept, of some 100 kB each.
  private static final int KEPT = 64;

  private final Map<String, Sheet> sheets =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Sheet> eldest) {
              return size() > KEPT;
            }
          });

  /// @param items number of their changes: a page tells which sources are still kept
  private record Sheet(SubjectPage page, long items, String html) {

    @SuppressWarnings("ReferenceEquality") // the very same survey: to compare all of it takes long
    boolean of(SubjectPage now, long state) {
      return page == now && items == state;
    }
  }

  /// The page, made only where it has to be.
  String of(SubjectPage page, Shown shown, Supplier<String> print) {
    Sheet known = sheets.get(page.id());
    long items = shown.items().changes();
    if (known != null && known.of(page, items)) {
      return known.html();
    }
    String html = print.get();
    sheets.put(page.id(), new Sheet(page, items, html));
    return html;
  }
}
