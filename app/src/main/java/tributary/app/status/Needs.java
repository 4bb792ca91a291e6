package tributary.app.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tributary.app.config.OperateConfig;
import tributary.app.monitor.Sighting;

/// What needs a person, the gravest first: sentences that say what to do. A feed that fails is not
/// among it: some feed always does.
final class Needs {
  private static final Duration BEHIND = Duration.ofMinutes(10);

  private final List<String> sentences = new ArrayList<>();

  /// @param running whether a broker was there before we looked
  Needs(boolean running) {
    if (!running) {
      sentences.add("Nothing runs: `tributary up` starts it. What follows is what it left.");
    }
  }

  List<String> list() {
    return List.copyOf(sentences);
  }

  void workers(List<Standing.Worker> workers) {
    for (String role : List.of("ingest", "enrich")) {
      if (workers.stream().noneMatch(worker -> worker.role().equals(role))) {
        sentences.add("Nobody works as " + role + ": is its process there, what does its log say?");
      }
    }
  }

  /// @param closed up to when stories are complete
  /// @param told up to when publish has told them
  void times(Sighting.Lag lag, @Nullable Instant closed, @Nullable Instant told, Instant now) {
    if (lag.waited().compareTo(BEHIND) > 0) {
      sentences.add(
          "Enrich is behind: the oldest of %d records has waited %s."
              .formatted(lag.records(), StatusText.span(lag.waited())));
    }
    if (closed != null && told != null && told.isBefore(closed.minus(BEHIND))) {
      sentences.add(
          "Publish is behind: it has told stories up to %s ago. Does it run?"
              .formatted(StatusText.span(Duration.between(told, now))));
    }
    if (closed != null && closed.isBefore(now.minus(BEHIND)) && lag.records() == 0) {
      sentences.add(
          "Time has stood still for %s: no marks come from ingest."
              .formatted(StatusText.span(Duration.between(closed, now))));
    }
  }

  void room(Sighting seen, OperateConfig bounds) {
    seen.disks()
        .forEach((name, room) -> {
          if (room.tight(bounds.leastFreeMegabytes(), bounds.leastFreePercent())) {
            sentences.add(
                "Nothing is fetched until there is room: the disk of %s has %s."
                    .formatted(name, room.words()));
          }
        });
    if (seen.gap() > 0) {
      sentences.add(seen.gap() + " records were deleted before enrich had read them (retention?)");
    }
  }

  void late(int feeds) {
    if (feeds > 0) {
      sentences.add(
          feeds + " feeds are late: nobody visits them. `tributary feeds list --failing`");
    }
  }

  void decisions(int letters, int held, List<String> drafts) {
    if (letters > 0) {
      sentences.add(letters + " dead letters are open: `tributary dead-letters list`");
    }
    if (held > 0) {
      sentences.add(
          held + " mails are held: did they arrive? See `tributary digest resend --help`");
    }
    if (!drafts.isEmpty()) {
      sentences.add(
          "For approval: %s. `tributary digest approve`".formatted(String.join(", ", drafts)));
    }
  }
}
