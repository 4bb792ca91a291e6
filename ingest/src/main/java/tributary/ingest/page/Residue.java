package tributary.ingest.page;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What is left in an extracted text that is no part of it, told by its words and links: the
/// headline and its date line above the first paragraph, pointers to other stories, invitations to
/// subscribe.
final class Residue {
  private static final int SENTENCE = 60;
  private static final int LABEL = 6;
  private static final int LINE = 20;
  private static final int POINTER = 40;
  private static final Pattern POINTS =
      pattern(
          "^\\W*(?:related|read (?:more|also|next)|see (?:more|also)|more:|also (?:read|on)|don['’]t miss"
              + "|watch:|most read|recommended|leggi anche|lesen sie auch|mehr zum thema|lire aussi|à lire"
              + "|lee también|leia também|lees ook|zobacz też|läs också)\\b.*");
  private static final Pattern INVITES =
      pattern(
          ".*\\b(?:sign up|subscribe|newsletter|click(?:ing)? here|follow us|like this (?:story|article)"
              + "|share (?:it|this)|all rights reserved|download (?:our|the) app|abonnieren|abonnez"
              + "|suscríbete|iscriviti)\\b.*");
  private static final Pattern ENDED =
      Pattern.compile(".*[.!?…。！？:][\"'”’»)\\]]*\\s*", Pattern.DOTALL);

  private final String title;
  private final @Nullable String host;
  private final List<Block> blocks;
  private final Set<Block> dropped = new LinkedHashSet<>();

  private Residue(Element text, @Nullable String title, URI at) {
    this.title = letters(title == null ? "" : title);
    this.host = at.getHost();
    this.blocks = Block.of(text);
  }

  /// Takes it out of `text`.
  ///
  /// @param title of the page
  /// @param at where the page was found: its own site's links are pointers, others may be sources
  static void clear(Element text, @Nullable String title, URI at) {
    Residue residue = new Residue(text, title, at);
    residue.lookAbove();
    residue.lookBetween();
    residue.dropped.forEach(Block::remove);
  }

  private void lookAbove() {
    int first = 0;
    while (first < blocks.size() && !sentence(blocks.get(first))) {
      first++;
    }
    if (first < blocks.size()) {
      blocks.subList(0, first).stream().filter(Block::heading).forEach(dropped::add);
    }
  }

  private void lookBetween() {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean pointer = pointer(block);
      if (pointer || invitation(block) || letters(block.text()).equals(title)) {
        dropped.add(block);
      }
      if (pointer && i > 0 && label(blocks.get(i - 1))) {
        dropped.add(blocks.get(i - 1));
      }
    }
  }

  private boolean pointer(Block block) {
    if (block.heading() || block.words() > POINTER || block.links().isEmpty()) {
      return false;
    }
    return POINTS.matcher(block.text()).matches() || (block.linked() >= 0.9 && staysOnSite(block));
  }

  private static boolean invitation(Block block) {
    return block.words() <= (block.links().isEmpty() ? LINE / 2 : LINE)
        && INVITES.matcher(block.text()).matches();
  }

  private static boolean label(Block block) {
    return block.words() <= LABEL && !block.heading() && !block.text().matches(".*[.!?]");
  }

  private static boolean sentence(Block block) {
    return !block.heading()
        && block.text().length() >= SENTENCE
        && block.linked() < 0.5
        && ended(block);
  }

  private static boolean ended(Block block) {
    return block.words() > LINE || ENDED.matcher(block.text()).matches();
  }

  private boolean staysOnSite(Block block) {
    return block.links().stream()
        .map(a -> host(a.absUrl("href")))
        .allMatch(h -> h == null || h.equals(host));
  }

  private static @Nullable String host(String url) {
    try {
      return URI.create(url).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static Pattern pattern(String words) {
    return Pattern.compile(
        words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);
  }
}
