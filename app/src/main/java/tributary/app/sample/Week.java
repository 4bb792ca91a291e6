package tributary.app.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The whole sample with its cross-references followed: outlets, and their entries in time.
final class Week {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::after).reversed().thenComparing(Entry::id);

  private final Map<String, Outlet> outlets = new LinkedHashMap<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// Refuses a reference that leads nowhere.
  Week(List<Outlet> files) {
    files.forEach(outlet -> outlets.put(outlet.name(), outlet));
    for (Outlet outlet : files) {
      outlet.items().stream()
          .map(piece -> entry(outlet, piece))
          .forEach(entry -> entries.put(entry.id(), entry));
    }
  }

  Collection<Outlet> outlets() {
    return outlets.values();
  }

  Optional<Outlet> outlet(String name) {
    return Optional.ofNullable(outlets.get(name));
  }

  /// What stands on the web after `elapsed`, newest first.
  List<Entry> of(Outlet outlet, Duration elapsed) {
    return entries.values().stream()
        .filter(entry -> entry.outlet().equals(outlet.name()))
        .filter(entry -> entry.after().compareTo(elapsed) <= 0)
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /// The entry whose own page has this id.
  Optional<Entry> page(String id) {
    return Optional.ofNullable(entries.get(id)).filter(Entry::ownPage);
  }

  /// Everything that a follower of all feeds can come to read, in the order of the files.
  List<Entry> readable() {
    return entries.values().stream().filter(this::inReadableFeed).toList();
  }

  private boolean inReadableFeed(Entry entry) {
    return outlet(entry.outlet()).orElseThrow().trouble() == Outlet.Trouble.NONE;
  }

  private Entry entry(Outlet outlet, Piece piece) {
    String reference = piece.linkTo() == null ? piece.copyOf() : piece.linkTo();
    Piece source = reference == null ? piece : referred(reference);
    List<String> paragraphs = paragraphs(piece, source);
    String id = outlet.name() + (piece.linkTo() == null ? piece.path() : "/to/" + piece.linkTo());
    return new Entry(
        outlet.name(),
        id,
        piece.linkTo() == null ? id : piece.linkTo(),
        after(piece.at()),
        required(piece.title() == null ? source.title() : piece.title(), "title", id),
        piece.author() == null ? source.author() : piece.author(),
        source.tags(),
        paragraphs,
        piece.teaser() == null ? paragraphs.getFirst() : piece.teaser(),
        piece.episode(),
        required(source.story(), "story", id),
        reference,
        "none".equals(source.subject()));
  }

  private Piece referred(String id) {
    int slash = id.indexOf('/');
    return outlet(id.substring(0, slash))
        .flatMap(outlet -> outlet.piece(id.substring(slash)))
        .orElseThrow(() -> new IllegalArgumentException("the sample has no item " + id));
  }

  private static List<String> paragraphs(Piece piece, Piece source) {
    String text = required(source.text(), "text", String.valueOf(source.path()));
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : text.strip().split("\\n\\s*\\n")) {
      paragraphs.add(paragraph.strip().replace('\n', ' '));
    }
    if (piece.lead() != null) {
      paragraphs.set(0, piece.lead());
    }
    return paragraphs;
  }

  private static String required(@Nullable String value, String key, String id) {
    if (value == null) {
      throw new IllegalArgumentException("the sample's item " + id + " has no " + key);
    }
    return value;
  }

  /// Reads `tue 08:05`.
  private static Duration after(String at) {
    int day = DAYS.indexOf(at.substring(0, 3).toLowerCase(Locale.ROOT));
    if (day < 0) {
      throw new IllegalArgumentException("not a time in the week, such as \"tue 08:05\": " + at);
    }
    int hours = Integer.parseInt(at.substring(4, 6));
    return Duration.ofDays(day).plusHours(hours).plusMinutes(Integer.parseInt(at.substring(7)));
  }
}
