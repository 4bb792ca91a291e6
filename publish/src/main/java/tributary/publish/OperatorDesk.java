package tributary.publish;

import tributary.events.digest.Delivery;
import tributary.events.digest.Draft;
import tributary.events.digest.Instruction;
import tributary.events.letter.Settlement;
import tributary.events.topic.Topics;
import tributary.publish.operation.Board;
import tributary.publish.operation.DeadLetter;
import tributary.publish.shelf.Shelf;

/// Where operators see how it goes: it fills their board. For one thread.
final class OperatorDesk {
  private final Log log;
  private final Board board = new Board();

  OperatorDesk(Log log) {
    this.log = log;
  }

  /// Reads what it has to show.
  void follow() {
    Topics topics = log.topics();
    log.reader()
        .receive(
            topics.deadLetters(), (entry, value) -> board.deadLetters().put(DeadLetter.of(entry)));
    log.reader()
        .<Settlement>follow(
            topics.settledLetters(),
            (partition, id, settlement) -> {
              if (settlement != null) {
                board.deadLetters().settle(id);
              }
            });
    log.reader().<Draft>follow(topics.drafts(), (partition, id, draft) -> board.draft(id, draft));
    log.reader()
        .<Delivery>follow(
            topics.deliveries(),
            (partition, key, line) -> {
              if (line != null) {
                board.deliveries().put(line);
              }
            });
    log.reader()
        .<Instruction>follow(
            topics.instructions(),
            (partition, key, instruction) -> {
              if (instruction != null) {
                board.instruction(instruction);
              }
            });
  }

  /// Writes up how far we are behind.
  void look(Shelf shelf) {
    board.behind(
        new Board.Lag(
            shelf.closed().orElse(null),
            log.reader().behind(log.topics().items()),
            log.reader().behind(log.topics().stories())));
  }

  /// For any thread.
  Board board() {
    return board;
  }
}
