package tributary.publish.email;

/// Where letters are handed over, by several couriers at once. Safe to share between threads.
public sealed interface Postman permits Smtp, Outbox {

  /// How many work at once, 1 or more.
  int couriers();

  /// A further one.
  Courier courier();
}
