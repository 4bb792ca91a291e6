package tributary.publish.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tributary.publish.email.Letter;
import tributary.publish.email.SampleLetters;

/// Serves the sample week, to look at: `ShowSampleWeek PORT [FOLDER]`; the mail is written to
/// FOLDER.
public final class ShowSampleWeek {
  private ShowSampleWeek() {}

  public static void main(String[] args) throws IOException {
    SampleSite site =
        new SampleSite(Files.createTempDirectory("sample-week"), Integer.parseInt(args[0]));
    site.start();
    site.paths().forEach(path -> System.out.println(site.address().resolve(path)));
    if (args.length > 1) {
      Letter letter = SampleLetters.letter();
      Path folder = Files.createDirectories(Path.of(args[1]));
      Files.writeString(folder.resolve("letter.html"), letter.html());
      Files.writeString(folder.resolve("letter.txt"), letter.subject() + "\n\n" + letter.text());
    }
  }
}
