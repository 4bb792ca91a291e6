package tributary.publish.email;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tributary.events.digest.Subscriber;
import tributary.publish.reading.Templates;

/// Writes the short letters about a subscription, which nobody has to be on a list for. What
/// somebody typed on the web is in none of them.
///
/// @param titles of digests as readers see them, by name
/// @param holds how long a link may be used to confirm
public record Notes(Map<String, String> titles, Duration holds) {
  public Notes {
    titles = Map.copyOf(titles);
  }

  /// The letter with the link that was asked for: to confirm the address, or for somebody who
  /// receives already, to choose.
  ///
  /// @param asked when
  public Letter of(Subscriber to, Instant asked) {
    return switch (to.standing()) {
      case ASKED, SUSPENDED, GONE -> confirmation(to, asked);
      case ACTIVE -> choice(to, asked);
    };
  }

  private Letter confirmation(Subscriber to, Instant asked) {
    String list = list(to);
    return letter(
        "confirm@" + asked.getEpochSecond(),
        "Confirm: " + list,
        new Words(
            "One step is left",
            "Somebody, we hope you, asked to receive " + list + " at this address.",
            "Open this page and press its button to confirm it:",
            "Confirm this address",
            Letter.CONFIRMATION,
            "The link holds for %d hours. If it was not you, do nothing: no further mail comes, and the address is forgotten then."
                .formatted(holds.toHours())));
  }

  private Letter choice(Subscriber to, Instant asked) {
    String list = list(to);
    return letter(
        "choose@" + asked.getEpochSecond(),
        "You receive " + list + " already",
        new Words(
            "You are on the list already",
            "Somebody, we hope you, asked to receive mail at this address, which receives "
                + list
                + ". Nothing has changed.",
            "On this page you choose what comes, leave, or are forgotten:",
            "Choose what comes",
            Letter.PREFERENCES,
            "If it was not you, do nothing."));
  }

  private Letter letter(String id, String subject, Words words) {
    return new Letter(
        id,
        subject,
        PlainText.note(List.of(words.why(), words.what(), words.link(), words.otherwise())),
        Templates.render("mail/note.jte", Map.of("words", words)),
        "",
        words.title(),
        "en",
        0,
        0);
  }

  private String list(Subscriber to) {
    List<String> wanted =
        to.digests().stream()
            .filter(digest -> !to.left().contains(digest))
            .map(digest -> titles.getOrDefault(digest, digest))
            .distinct()
            .toList();
    return switch (wanted.size()) {
      case 0 -> "our mail";
      case 1 -> wanted.getFirst();
      case 2 -> wanted.getFirst() + " and " + wanted.getLast();
      default -> wanted.size() + " digests";
    };
  }

  /// What a note says.
  ///
  /// @param link stands for the receiver's own
  public record Words(
      String title, String why, String what, String button, String link, String otherwise) {}
}
