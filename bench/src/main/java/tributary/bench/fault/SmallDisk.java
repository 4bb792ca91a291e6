package tributary.bench.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A disk of so many megabytes in place of a folder, for those processes alone that are started
/// inside: a memory file system in a mount namespace of its own. Wants Linux, and root or user
/// namespaces.
final class SmallDisk implements AutoCloseable {
  private final Process keeper;
  private final Path at;
  private final Path before;
  private final List<String> inside;

  private SmallDisk(Process keeper, Path at, Path before, List<String> inside) {
    this.keeper = keeper;
    this.at = at;
    this.before = before;
    this.inside = inside;
  }

  /// Takes the place of a folder that nobody uses now, with all that is in it.
  static SmallDisk inPlaceOf(Path folder, int megabytes) throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    Path before = folder.resolveSibling(folder.getFileName() + ".before");
    Files.move(folder, before);
    Files.createDirectories(folder);
    String script =
        "mount -t tmpfs -o size=%dm none '%s' && cp -a --sparse=always '%s/.' '%s/' && echo there && exec cat"
            .formatted(megabytes, folder, before, folder);
    Process keeper =
        new ProcessBuilder("unshare", root ? "-m" : "-rm", "sh", "-c", script)
            .redirectErrorStream(true)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (!"there".equals(line)) {
      throw new IllegalStateException("no small disk can be had here: " + line);
    }
    List<String> inside = new ArrayList<>(List.of("nsenter", "-t", "" + keeper.pid(), "-m"));
    if (!root) {
      inside.addAll(List.of("-U", "--preserve-credentials"));
    }
    return new SmallDisk(keeper, folder, before, inside);
  }

  /// The command in front of what is to see it.
  String[] inside() {
    return inside.toArray(String[]::new);
  }

  /// Leaves no byte free.
  void fill() throws Exception {
    String _ = sh("dd if=/dev/zero of='" + at + "/filler' bs=64k 2>/dev/null; true");
  }

  /// Gives back what [#fill] took.
  void free() throws Exception {
    String _ = sh("rm -f '" + at + "/filler'");
  }

  private String sh(String script) throws Exception {
    List<String> command = new ArrayList<>(inside);
    Collections.addAll(command, "sh", "-c", script);
    return Jvm.run(command.toArray(String[]::new));
  }

  /// Puts all that is on it back to where it came from. Nobody may use it any more.
  @Override
  public void close() throws IOException {
    try {
      String _ =
          sh("rm -rf '%s'/* && cp -a --sparse=always '%s/.' '%s/'".formatted(before, at, before));
      keeper.getOutputStream().close();
      keeper.waitFor();
      Files.deleteIfExists(at);
      Files.move(before, at);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("what is on the small disk cannot be put back", e);
    }
  }
}
