package tributary.publish.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the secret of an endpoint stands: in an environment variable or a file. It is read anew
/// for each edition, handed to the client, and kept nowhere.
///
/// @param from name of a variable (capitals, digits, underscores) or a file's path; null where the
///   endpoint asks for none
public record Key(@Nullable String from) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,4096}");
  private static final int MOST = 8192;

  /// The secret; empty where none is asked for.
  ///
  /// @param environment value of a variable, null where it is not set
  /// @throws NoAnswer if it is not where it should be; the message names the place alone
  Optional<String> read(UnaryOperator<@Nullable String> environment) {
    String place = from;
    if (place == null) {
      return Optional.empty();
    }
    boolean variable = VARIABLE.matcher(place).matches();
    String found = variable ? environment.apply(place) : file(place);
    String secret = found == null ? "" : found.strip();
    if (!SECRET.matcher(secret).matches()) {
      String what = variable ? "the environment variable " : "the file ";
      throw NoAnswer.hopeless(
          "publish.model.keyFrom: " + what + place + " holds no key, or one no header can carry");
    }
    return Optional.of(secret);
  }

  private static @Nullable String file(String place) {
    try (InputStream in = Files.newInputStream(Path.of(place))) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
