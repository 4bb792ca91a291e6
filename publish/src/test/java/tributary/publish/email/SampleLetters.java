package tributary.publish.email;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tributary.events.claim.Claim;
import tributary.events.digest.Digest;
import tributary.events.digest.Subscriber;
import tributary.events.story.Story;
import tributary.publish.SampleStories;
import tributary.publish.SampleWeek;

/// Editions whose letters have something of everything.
public final class SampleLetters {
  private SampleLetters() {}

  /// The sample week's edition with each story's brief.
  static Digest briefed() {
    Map<String, Story> stories = new HashMap<>();
    SampleStories.briefed().forEach(story -> stories.put(story.id(), story));
    Digest digest = SampleWeek.digest();
    List<Digest.Entry> entries =
        digest.entries().stream()
            .map(entry -> {
              Story story = stories.get(entry.story());
              return new Digest.Entry(
                  entry.story(),
                  entry.version(),
                  entry.headline(),
                  entry.subjects(),
                  story.brief(),
                  story.insights(),
                  entry.toldBy(),
                  entry.related(),
                  null,
                  entry.score(),
                  entry.changed());
            })
            .toList();
    return digest.with(entries, null);
  }

  /// The same with corrections, and with news in its first story.
  static Digest full() {
    Digest digest = briefed();
    List<Digest.Entry> entries = new ArrayList<>(digest.entries());
    Digest.Entry first = entries.getFirst();
    Claim claim = first.insights().getFirst().said();
    entries.set(0, changed(first, new Digest.Moved("the site", "300 MW", "250 MW", claim)));
    return new Digest(
        digest.edition(),
        digest.revision(),
        digest.digest(),
        digest.title(),
        digest.from(),
        digest.to(),
        digest.zone(),
        entries,
        digest.sources(),
        digest.unreached(),
        List.of(
            wrong("A lease that was none", Digest.Remedy.CORRECTED, "It was an option."),
            wrong("Somebody said something", Digest.Remedy.RETRACTED, "Nobody did.")),
        digest.counts(),
        null,
        null);
  }

  private static Digest.Entry changed(Digest.Entry entry, Digest.Moved moved) {
    return new Digest.Entry(
        entry.story(),
        entry.version(),
        entry.headline(),
        entry.subjects(),
        entry.brief(),
        entry.insights(),
        entry.toldBy(),
        entry.related(),
        null,
        entry.score(),
        List.of(new Digest.Change(moved.earlier(), moved)));
  }

  private static Digest.Correction wrong(String headline, Digest.Remedy remedy, String text) {
    return new Digest.Correction(
        "i1",
        "s1",
        headline,
        remedy,
        text,
        Instant.parse("2026-11-15T10:00:00Z"),
        List.of("weekly-2026-W45"));
  }

  /// The letter with everything, as one who signed up for it gets it.
  public static Letter letter() {
    URI site = URI.create("https://brief.example/");
    Letter letter = new Letters(site, "Tributary, 1 River Street, Springfield").write(full());
    Sender sender =
        Sender.parse("Tributary <brief@river.example>").with(new SampleExits(site.toString()));
    Subscriber ann =
        new Subscriber("0a0a", "ann@readers.example", List.of("weekly"), List.of())
            .from(Subscriber.Origin.SIGNED_UP);
    Map<String, String> ways =
        sender.ways(new Envelope(letter, ann, "<1@river.example>", Instant.EPOCH));
    return new Letter(
        letter.edition(),
        letter.subject(),
        MimeLetter.filled(letter.text(), ways),
        MimeLetter.filled(letter.html(), ways),
        letter.list(),
        letter.title(),
        letter.language(),
        letter.shown(),
        letter.left());
  }
}
