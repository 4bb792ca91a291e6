package tributary.publish.email;

import java.util.List;
import tributary.events.digest.Delivery;

/// Writes down what becomes of mails; on the thread that has them delivered.
public interface Clerk {
  /// Writes lines on `deliveries`, all or none, and returns when they are there for good.
  void write(List<Delivery> lines);

  /// An address is no good: the server refused it, and has taken other mail.
  void unusable(Delivery refused);
}
