package tributary.publish.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Delivery;
import tributary.events.digest.Digest;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.publish.operation.Board;
import tributary.publish.operation.DeadLetter;
import tributary.publish.operation.Deliveries;
import tributary.publish.operation.Order;

/// How it all stands, in words for an operator.
///
/// @param closed up to when the stories are complete
/// @param behind what publish has not read yet
/// @param deadLetters how many there are
/// @param letters the newest of them
/// @param drafts that wait for approval
/// @param editions newest first
/// @param unsettled mails that did not arrive, or may not have
/// @param orders the last instructions, newest first
public record Operations(
    String closed,
    String behind,
    String deadLetters,
    List<Letter> letters,
    List<Held> drafts,
    List<Issue> editions,
    List<Mail> unsettled,
    List<Given> orders) {
  private static final int EDITIONS = 20;
  private static final int MAILS = 100;

  /// A record that could not be handled.
  public record Letter(
      String id,
      String origin,
      String reason,
      @Nullable String key,
      String begin,
      String size,
      String when) {}

  /// An edition that waits for approval.
  public record Held(String edition, String title, String stories, String hash, String when) {}

  /// An edition.
  ///
  /// @param revision 1 when first published
  /// @param mails how its deliveries stand
  /// @param held how many of them a person has to decide on
  public record Issue(
      String edition, String title, String stories, int revision, String mails, int held) {}

  /// A mail that did not arrive, or may not have.
  ///
  /// @param key of its delivery
  /// @param held whether a person has to decide on it
  public record Mail(
      String key,
      String edition,
      String subscriber,
      String state,
      String reply,
      String when,
      boolean held) {}

  /// An instruction that was given.
  public record Given(String what, String about, @Nullable String text, String when) {}

  /// Puts it in words.
  ///
  /// @param editions newest first
  public static Operations of(Board board, List<Digest> editions, Instant now, ZoneId zone) {
    return new Operations(
        closed(board.lag(), now, zone),
        behind(board.lag()),
        Wording.many(board.deadLetters().count(), "record", "records"),
        board.deadLetters().newest().stream().map(letter -> letter(letter, zone)).toList(),
        board.drafts().stream().map(draft -> held(draft, zone)).toList(),
        editions.stream()
            .limit(EDITIONS)
            .map(edition -> issue(edition, board.deliveries()))
            .toList(),
        board.deliveries().unsettled(MAILS).stream().map(line -> mail(line, zone)).toList(),
        board.instructions().stream().map(order -> given(order, zone)).toList());
  }

  private static String closed(Board.Lag lag, Instant now, ZoneId zone) {
    if (lag.closed() == null) {
      return "It is not known yet up to when the stories are complete.";
    }
    return "Stories are complete up to %s, %s."
        .formatted(
            Wording.minute(lag.closed(), zone), Wording.ago(Duration.between(lag.closed(), now)));
  }

  private static String behind(Board.Lag lag) {
    return lag.items() + lag.stories() == 0
        ? "Everything on the log is read."
        : String.format(
            Locale.UK,
            "Not read yet: %,d records of items, %,d of stories.",
            lag.items(),
            lag.stories());
  }

  private static Letter letter(DeadLetter letter, ZoneId zone) {
    return new Letter(
        letter.id(),
        letter.origin().isEmpty() ? "not said" : Wording.line(letter.origin()),
        letter.reason().isEmpty() ? "not said" : Wording.line(letter.reason()),
        letter.key() == null ? null : Wording.line(letter.key()),
        Wording.line(letter.begin()),
        Wording.many(letter.size(), "byte", "bytes"),
        Wording.minute(letter.at(), zone));
  }

  private static Held held(Draft draft, ZoneId zone) {
    return new Held(
        draft.edition(),
        Wording.line(draft.digest().title()),
        Wording.many(draft.digest().entries().size(), "story", "stories"),
        draft.hash(),
        Wording.minute(draft.made(), zone));
  }

  private static Issue issue(Digest digest, Deliveries deliveries) {
    String mails =
        Stream.of(Delivery.State.values())
            .filter(state -> deliveries.count(digest.edition(), state) > 0)
            .map(state -> deliveries.count(digest.edition(), state) + " " + state(state))
            .collect(Collectors.joining(", "));
    return new Issue(
        digest.edition(),
        Wording.line(digest.title()),
        Wording.many(digest.entries().size(), "story", "stories"),
        digest.revision(),
        mails.isEmpty() ? "no mails" : mails,
        deliveries.count(digest.edition(), Delivery.State.HELD));
  }

  private static Mail mail(Delivery line, ZoneId zone) {
    return new Mail(
        line.key(),
        line.edition(),
        line.subscriber(),
        state(line.state()),
        line.reply() == null ? "no answer" : Wording.line(line.reply()),
        Wording.minute(line.at(), zone),
        line.state() == Delivery.State.HELD);
  }

  private static String state(Delivery.State state) {
    return switch (state) {
      case CLAIMED, DATA -> "on the way";
      case SENT -> "sent";
      case DEFERRED -> "put off";
      case REFUSED -> "refused";
      case HELD -> "held";
    };
  }

  private static Given given(Instruction order, ZoneId zone) {
    return new Given(
        Order.words(order.what()),
        Wording.line(order.about()),
        order.text() == null ? null : Wording.line(order.text()),
        Wording.minute(order.at(), zone));
  }
}
