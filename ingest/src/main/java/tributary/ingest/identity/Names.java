package tributary.ingest.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tributary.events.feed.FeedStatus.Seen;
import tributary.events.item.Ids;
import tributary.ingest.source.Entry;
import tributary.ingest.text.BareAddress;

/// What an entry may be known by, each as a short hash behind the letter of its sort, newest first.
/// An entry has one of a sort at most; what is remembered of an item may have more.
///
/// @param of the hashes by [Sort]
/// @param deep whether its link leads to more than a front page; unknown, and false, of the
///   remembered
record Names(Map<Sort, List<String>> of, boolean deep) {
  /// How many names of a sort are remembered: an outlet that goes to and fro between two is known.
  private static final int MOST = 2;

  private static final int DIGITS = 12;
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern UNSAID = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Stands between the parts of an identity.
  static final String JOINT = "\u001f";

  /// What a name is made of.
  enum Sort {
    GUID("g"),
    LINK("l"),
    MEDIUM("m"),
    TITLE("t"),
    DATE("d"),
    /// The fingerprint of what is said. Not among the aliases: it is remembered by itself.
    WORDS("w");

    private final String letter;

    Sort(String letter) {
      this.letter = letter;
    }

    private String name(String of) {
      return letter + Ids.hash(of).substring(0, DIGITS);
    }
  }

  static Names of(Entry entry) {
    Map<Sort, List<String>> names = new LinkedHashMap<>();
    put(names, Sort.GUID, entry.guid() == null ? null : guid(entry.guid()));
    put(names, Sort.LINK, entry.link() == null ? null : BareAddress.of(entry.link().toString()));
    if (!entry.enclosures().isEmpty()) {
      put(names, Sort.MEDIUM, BareAddress.of(entry.enclosures().getFirst().url().toString()));
    }
    put(
        names,
        Sort.TITLE,
        UNSAID.matcher(entry.heading().toLowerCase(Locale.ROOT)).replaceAll(" "));
    put(names, Sort.DATE, entry.published() == null ? null : entry.published().toString());
    put(names, Sort.WORDS, entry.fingerprint());
    return new Names(
        names, entry.link() != null && BareAddress.deep(BareAddress.of(entry.link().toString())));
  }

  /// The names of what is remembered. A record of before there were aliases is known by its
  /// identity alone: a guid, or a link where there was none.
  static Names of(String identity, Seen seen) {
    Map<Sort, List<String>> names = new LinkedHashMap<>();
    if (seen.aliases().isEmpty()) {
      String[] parts = identity.split(JOINT, 2);
      put(names, Sort.GUID, guid(parts[0]));
      String link = parts[parts.length - 1];
      put(names, Sort.LINK, BareAddress.is(link) ? BareAddress.of(link) : null);
    }
    for (Sort sort : Sort.values()) {
      List<String> aliases =
          seen.aliases().stream().filter(a -> a.startsWith(sort.letter)).toList();
      if (!aliases.isEmpty()) {
        names.put(sort, aliases);
      }
    }
    put(names, Sort.WORDS, seen.fingerprint());
    return new Names(names, false);
  }

  private static String guid(String given) {
    return BareAddress.of(SPACE.matcher(given).replaceAll(" ").strip());
  }

  private static void put(Map<Sort, List<String>> names, Sort sort, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      names.put(sort, List.of(sort.name(value)));
    }
  }

  List<String> of(Sort sort) {
    return of.getOrDefault(sort, List.of());
  }

  boolean has(Sort sort) {
    return of.containsKey(sort);
  }

  boolean shares(Sort sort, Names other) {
    return of(sort).stream().anyMatch(other.of(sort)::contains);
  }

  /// Whether both say what `sort` is, and say different things.
  boolean differs(Sort sort, Names other) {
    return has(sort) && other.has(sort) && !shares(sort, other);
  }

  /// Every way to be called by these sorts together; none where one is missing.
  List<String> together(List<Sort> sorts) {
    List<String> found = List.of("");
    for (Sort sort : sorts) {
      List<String> longer = new ArrayList<>();
      for (String name : of(sort)) {
        found.forEach(f -> longer.add(f + name));
      }
      found = longer;
    }
    return found;
  }

  /// As they are remembered: these first, then what was known before.
  List<String> aliases(@Nullable Seen before) {
    List<String> aliases = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      if (sort == Sort.WORDS) {
        continue;
      }
      List<String> all = new ArrayList<>(of(sort));
      if (before != null) {
        before.aliases().stream()
            .filter(a -> a.startsWith(sort.letter) && !all.contains(a))
            .forEach(all::add);
      }
      aliases.addAll(all.subList(0, Math.min(MOST, all.size())));
    }
    return aliases;
  }
}
