package tributary.app.feed;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tributary.events.feed.FeedStatus;

/// How following a feed goes, in one word.
public enum State {
  /// Not visited yet.
  NEW,
  /// The last visit brought something readable, or rightly nothing.
  OK,
  /// Its next visit is overdue: nobody visits it.
  LATE,
  /// Nobody answers, or the source has trouble of its own; tried again later.
  FAILING,
  /// The source does not give it to us.
  BLOCKED,
  /// The source says that it is over.
  GONE,
  /// What comes is no feed.
  UNREADABLE,
  /// Kept, but not visited.
  PAUSED;

  /// @param lateBefore a feed that should have been visited before this is late; empty where it
  ///   cannot be told
  static State of(Followed followed, Optional<Instant> lateBefore) {
    FeedStatus status = followed.status();
    if (followed.feed().paused()) {
      return PAUSED;
    }
    if (status == null) {
      return NEW;
    }
    boolean late = lateBefore.filter(status.nextVisit()::isBefore).isPresent();
    return switch (status.outcome()) {
      case NEVER -> NEW;
      case FRESH, UNCHANGED -> late ? LATE : OK;
      case UNREACHABLE, FAILING -> FAILING;
      case REFUSED -> BLOCKED;
      case GONE -> GONE;
      case UNREADABLE -> UNREADABLE;
    };
  }

  /// Whether somebody should look after it.
  public boolean troubled() {
    return switch (this) {
      case NEW, OK, PAUSED -> false;
      case LATE, FAILING, BLOCKED, GONE, UNREADABLE -> true;
    };
  }

  /// As commands print it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
