package tributary.app.edition;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tributary.app.story.StorySearch;
import tributary.app.topic.Scribe;
import tributary.app.topic.Snapshot;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.events.digest.Instruction.What;
import tributary.events.topic.Cluster;

/// What an operator tells the publisher to do: looked at whether it makes sense, then written onto
/// `instructions`. The publisher carries it out, at once where it runs, else when it starts.
///
/// Each method gives a sentence on what happens now, and throws an `IllegalArgumentException` that
/// says why where nothing can.
public record Orders(Cluster cluster, Clock clock) {
  private static final int LONGEST = 2_000;

  /// Lets an edition out that waits, exactly as it is now.
  ///
  /// @param hash what was looked at; null takes what waits now
  public String approve(String edition, @Nullable String hash) {
    Draft draft = waiting(edition);
    if (hash != null && !hash.equals(draft.hash())) {
      throw new IllegalArgumentException(
          "what waits as %s is %s by now, not %s: look at it again"
              .formatted(edition, draft.hash(), hash));
    }
    give(What.APPROVE, edition, draft.hash());
    return "Edition %s goes out as %s.".formatted(edition, draft.hash());
  }

  /// Never lets an edition out that waits.
  public String reject(String edition, @Nullable String reason) {
    waiting(edition);
    give(What.REJECT, edition, reason);
    return "Edition %s does not go out. `tributary digest revise %s` would make it anew while its week is the last one."
        .formatted(edition, edition);
  }

  /// Makes an edition again, of what is known now.
  public String revise(String edition, @Nullable String reason) {
    Archive archive = Archive.of(cluster);
    Optional<Digest> out = archive.edition(edition);
    boolean waits = archive.waiting(edition).isPresent();
    if (out.isEmpty() && !waits && !rejected(edition)) {
      throw unknown(edition);
    }
    give(What.REVISE, edition, reason);
    return out.isPresent()
        ? "Edition %s gets revision %d: on the topic and its page; it is not mailed again."
            .formatted(edition, out.get().revision() + 1)
        : "Edition %s is made anew, and waits for approval again.".formatted(edition);
  }

  private boolean rejected(String edition) {
    return Snapshot.of(cluster, cluster.topics().instructions()).values().values().stream()
        .anyMatch(one -> one.what() == What.REJECT && one.about().equals(edition));
  }

  /// Makes the edition of the running period now.
  ///
  /// @param digest its name, which is configured
  /// @param edition id of the edition of the running period
  public String publish(String digest, String edition) {
    Archive archive = Archive.of(cluster);
    if (archive.edition(edition).isPresent() || archive.waiting(edition).isPresent()) {
      throw new IllegalArgumentException(
          "edition %s is there already: `tributary digest revise %s` makes it again"
              .formatted(edition, edition));
    }
    give(What.PUBLISH, digest, null);
    return "The next edition of %s is made now, of what is complete; the one after it begins where it ends."
        .formatted(digest);
  }

  /// Leaves an item out of pages and later editions.
  public String suppress(String item, String reason) {
    if (!isItem(item)) {
      throw new IllegalArgumentException(
          "no item "
              + item
              + ": `tributary digest show ID --json` and `tributary story ID` name some");
    }
    give(What.SUPPRESS, item, reason);
    return "Item %s counts no more, in pages and later editions. `tributary digest revise ID` takes it out of one that is out."
        .formatted(item);
  }

  /// Undoes [#suppress], or [#takeDown].
  public String restore(String id) {
    boolean withdrawn =
        Snapshot.of(cluster, cluster.topics().instructions()).values().values().stream()
            .anyMatch(one ->
                one.about().equals(id)
                    && (one.what() == What.SUPPRESS || one.what() == What.TAKE_DOWN));
    if (!withdrawn) {
      throw new IllegalArgumentException(id + " was neither suppressed nor taken down");
    }
    give(What.RESTORE, id, null);
    return id + " counts again.";
  }

  /// Says what was wrong with a story that goes on being told.
  public String correct(String story, String text) {
    String id = story(story);
    give(What.CORRECT, id, text);
    return "Story %s is corrected: on its page, in a revision of each edition that told it, and in the next one."
        .formatted(id);
  }

  /// Tells a story no more, and says why.
  public String takeDown(String story, String reason) {
    String id = story(story);
    give(What.TAKE_DOWN, id, reason);
    return "Story %s is taken down: its page, and its part in each edition that told it; readers hear why in the next one. `tributary digest restore %s` undoes it for later ones."
        .formatted(id, id);
  }

  /// Mails again what is held.
  ///
  /// @param what [What#RESEND], or [What#ARRIVED] where it is known to have come
  /// @param subscriber random id; null means all that are held
  public String held(What what, String edition, @Nullable String subscriber) {
    if (Archive.of(cluster).edition(edition).isEmpty()) {
      throw unknown(edition);
    }
    String about = subscriber == null ? edition : edition + "|" + subscriber;
    give(what, about, null);
    String whose = subscriber == null ? "whoever it is held for" : subscriber;
    return what == What.RESEND
        ? "Edition %s is mailed again to %s.".formatted(edition, whose)
        : "Edition %s counts as arrived at %s.".formatted(edition, whose);
  }

  private Draft waiting(String edition) {
    Archive archive = Archive.of(cluster);
    return archive
        .waiting(edition)
        .orElseThrow(() ->
            archive.edition(edition).isPresent()
                ? new IllegalArgumentException("edition " + edition + " is out already")
                : unknown(edition));
  }

  private static IllegalArgumentException unknown(String edition) {
    return new IllegalArgumentException("no edition " + edition + ": see `tributary digest list`");
  }

  private boolean isItem(String id) {
    AtomicBoolean found = new AtomicBoolean();
    Snapshot.each(
        cluster,
        cluster.topics().items(),
        record -> {
          if (id.equals(record.key())) {
            found.set(record.value() != null);
          }
        });
    return found.get();
  }

  private String story(String id) {
    return new StorySearch(cluster, count -> {})
        .of(id)
        .map(found -> found.story().id())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no story " + id + ": `tributary digest show ID --json` names some"));
  }

  private void give(What what, String about, @Nullable String text) {
    if (text != null && text.length() > LONGEST) {
      throw new IllegalArgumentException("that is too long: at most " + LONGEST + " characters");
    }
    String id = UUID.randomUUID().toString();
    String said = text == null || text.isBlank() ? null : text.strip();
    Instruction instruction = new Instruction(id, what, about, said, clock.instant());
    new Scribe(cluster).write(cluster.topics().instructions(), Map.of(id, instruction));
  }
}
