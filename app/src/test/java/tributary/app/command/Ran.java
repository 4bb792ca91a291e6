package tributary.app.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// What a command line came to.
record Ran(int code, String out, String err) {

  static Ran of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Tributary.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }
}
