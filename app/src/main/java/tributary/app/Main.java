package tributary.app;

import tributary.app.command.Tributary;

/// Where the program begins.
public final class Main {
  private Main() {}

  /// Does what the command line says, and ends with its exit code.
  public static void main(String[] arguments) {
    System.exit(Tributary.run(arguments));
  }
}
