package tributary.publish.email;

import java.util.function.Predicate;

/// Where letters are handed over, by several couriers at once. Safe to share between threads.
public sealed interface Postman permits Smtp, Outbox {

  /// How many work at once, 1 or more.
  int couriers();

  /// A further one.
  Courier courier();

  /// Somebody is to be forgotten: what is kept of mails to this id goes.
  default void forget(String subscriber) {}

  /// What is kept of mails to ids that are not known any more goes.
  default void tidy(Predicate<String> known) {}
}
