package tributary.publish.operation;

import java.time.Instant;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tributary.events.digest.Instruction;
import tributary.events.digest.Instruction.What;

/// What a form asks for, before it is an instruction.
///
/// @param what as the form names it; null where it does not
/// @param about an id, or the address of a page of ours that ends with it; null where it names none
/// @param text the reason, the correction, or a draft's hash; null where there is none
public record Order(@Nullable String what, @Nullable String about, @Nullable String text) {
  private static final int LONGEST_ID = 300;
  private static final int LONGEST_TEXT = 2000;

  /// Makes an instruction of it.
  ///
  /// @param known whether there is anything of that id for such an instruction to be about
  /// @throws IllegalArgumentException with a sentence for who filled in the form
  public Instruction instruction(String id, Instant at, BiPredicate<What, String> known) {
    What wanted = wanted();
    String target = target();
    String reason = text == null || text.isBlank() ? null : text.strip();
    if (reason != null && reason.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "The text is longer than " + LONGEST_TEXT + " characters: readers want it short.");
    }
    if (reason == null && needsText(wanted)) {
      throw new IllegalArgumentException("Say why: it is shown to readers, or kept for others.");
    }
    if (!known.test(wanted, target)) {
      throw new IllegalArgumentException(
          "There is no " + noun(wanted) + " '" + target + "' here: take its id, or its page.");
    }
    return new Instruction(id, wanted, target, reason, at);
  }

  private What wanted() {
    try {
      return What.valueOf(what == null ? "" : what);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The form does not say what is to be done.", e);
    }
  }

  /// The id itself, or the last part of an address.
  private String target() {
    String given = about == null ? "" : about.strip();
    String path = given.contains("/") ? given.split("[?#]", 2)[0] : given;
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (last.isEmpty() || last.length() > LONGEST_ID) {
      throw new IllegalArgumentException("The form does not say what it is about.");
    }
    return last;
  }

  private static boolean needsText(What what) {
    return switch (what) {
      case APPROVE, SUPPRESS, CORRECT, TAKE_DOWN -> true;
      case REJECT, PUBLISH, REVISE, RESTORE, RESEND, ARRIVED -> false;
    };
  }

  private static String noun(What what) {
    return switch (what) {
      case APPROVE, REJECT -> "draft";
      case PUBLISH -> "digest";
      case REVISE -> "edition";
      case SUPPRESS -> "item";
      case RESTORE -> "item or story";
      case CORRECT, TAKE_DOWN -> "story";
      case RESEND, ARRIVED -> "held delivery or edition";
    };
  }

  /// `take down`.
  public static String words(What what) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
